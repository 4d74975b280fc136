package io.portcullis.routes.policies;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.Published;

import static org.assertj.core.api.Assertions.assertThat;

class VersionsTest {
  private static final RuleBook BOOK = BuiltIn.load();
  private static final String IN_FORCE = "in-force";
  private final Versions versions = new Versions();

  @Test
  void ofTooManyTheOneThatWasAskedForLongestAgoGivesWay() {
    put("first", "folder");
    put("second", "folder");
    assertThat(versions.published("first")).isPresent();
    // When
    for (int i = 0; i < Versions.MAX - 1; i++) {
      put("more-" + i, "folder");
    }
    // Then
    assertThat(versions.has("first")).isTrue();
    assertThat(versions.has("second")).isFalse();
    assertThat(versions.has("more-0")).isTrue();
  }

  @Test
  void whatIsInForceNeverGivesWay() {
    put(IN_FORCE, "folder");
    // When
    for (int i = 0; i < Versions.MAX; i++) {
      put("more-" + i, "folder");
    }
    // Then
    assertThat(versions.has(IN_FORCE)).isTrue();
    assertThat(versions.has("more-0")).isFalse();
  }

  @Test
  void asManyFoldersAsMayBeAreKeptAndNotOneMore() {
    // When
    for (int i = 0; i <= Versions.MAX_FOLDERS; i++) {
      put("version-" + i, "folder-" + i);
    }
    // Then
    assertThat(versions.has("version-0")).isFalse();
    assertThat(versions.has("version-1")).isTrue();
    assertThat(versions.has("version-" + Versions.MAX_FOLDERS)).isTrue();
  }

  @Test
  void ofFewTheCompiledFormIsKept() {
    // When
    for (int i = 0; i <= Versions.MAX_BOOKS; i++) {
      put("version-" + i, "folder");
    }
    // Then
    assertThat(versions.book("version-0")).isEmpty();
    assertThat(versions.has("version-0")).isTrue();
    assertThat(versions.book("version-1")).isPresent();
  }

  @Test
  void versionsOfTheSameFilesShareThem() {
    put("one", "folder");
    put("two", "folder");
    assertThat(versions.published("two").orElseThrow().files())
        .isSameAs(versions.published("one").orElseThrow().files());
  }

  private void put(String digest, String folder) {
    Published bundle = new Published(Map.of("a/b/Rule.drl", folder), Map.of(), Map.of());
    versions.put(digest, bundle, BOOK, IN_FORCE);
  }
}
