package io.portcullis.model.keys;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixDigestTest {
  private static final KeyControls ONE = key("key-1", "first");
  private static final KeyControls TWO = key("key-2", "second");

  @Test
  void anotherOwnerOrAnotherSetOfKeysIsAnotherMatrix() {
    assertThat(MatrixDigest.of(List.of(ONE)))
        .isNotEqualTo(MatrixDigest.of(List.of(TWO)))
        .isNotEqualTo(MatrixDigest.of(List.of(ONE, TWO)))
        .isNotEqualTo(MatrixDigest.of(List.of()))
        .isNotEqualTo(MatrixDigest.of(List.of(key("key-1", "second"))));
  }

  @Test
  void theOrderDoesNotMatterNorDoesTheDay() {
    // When
    String digest = MatrixDigest.of(List.of(ONE, TWO));
    // Then
    assertThat(digest).matches("matrix-[0-9a-f]{32}");
    assertThat(MatrixDigest.of(List.of(TWO, ONE))).isEqualTo(digest);
    Subject later = subject("key-1", "first");
    KeyControls tomorrow =
        KeyControls.of(new State(later, List.of()), List.of(), KeySamples.NOW.plusSeconds(86_400));
    assertThat(MatrixDigest.of(List.of(tomorrow, TWO))).isEqualTo(digest);
  }

  private static KeyControls key(String id, String owner) {
    return KeyControls.of(new State(subject(id, owner), List.of()), List.of(), KeySamples.NOW);
  }

  private static Subject subject(String id, String owner) {
    return Subject.fresh(id, SubjectKind.KEY, KeySamples.NOW).named(id, owner, Set.of());
  }
}
