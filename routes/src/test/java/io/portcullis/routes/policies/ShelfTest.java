package io.portcullis.routes.policies;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Mode;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShelfTest {
  private static final String RULE = "posture/device-noncompliant";

  @Test
  void aFileOutsideItsFolderIsRefused() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    Published sly = Published.BUILT_IN.withFiles(Map.of("../../sly/rule.yaml", "id: x"));
    assertThatThrownBy(() -> shelf.compile(sly)).hasStackTraceContaining("outside its folder");
  }

  @Test
  void aBundleThatIsRefusedLeavesTheOldOneInForce() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    Published broken = Published.BUILT_IN.withFiles(Map.of("a/b/rule.yaml", "id: [", "x", ""));
    String before = shelf.active().digest();
    // When
    assertThatThrownBy(() -> shelf.compile(broken)).isInstanceOf(BundleException.class);
    shelf.read(published("sha-of-broken", broken));
    // Then
    assertThat(shelf.active().digest()).isEqualTo(before);
  }

  @Test
  void whatAnotherHubPublishedCanBeUsedHere() throws BundleException {
    Shelf here = new Shelf(Published.BUILT_IN, false);
    Shelf there = new Shelf(Published.BUILT_IN, false);
    Published observing = Published.BUILT_IN.withMode(RULE, Mode.OBSERVE);
    RuleBook book = there.compile(observing);
    // When
    here.read(published(book.digest(), observing));
    // Then
    assertThat(here.announced(book.digest())).isTrue();
    assertThat(here.byDigest(book.digest()).digest()).isEqualTo(book.digest());
    assertThat(here.active().digest()).isEqualTo(book.digest());
    assertThat(here.activePublished()).isEqualTo(observing);
  }

  @Test
  void theDigestNamesRulesModesAndParameters() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    Published same = Published.BUILT_IN;
    Published observing = same.withMode(RULE, Mode.OBSERVE);
    assertThat(shelf.compile(same).digest())
        .isEqualTo(shelf.compile(same).digest())
        .isNotEqualTo(shelf.compile(observing).digest());
  }

  @Test
  void observingOverridesEveryMode() throws BundleException {
    // When
    Shelf shelf = new Shelf(Published.BUILT_IN.withMode(RULE, Mode.ENFORCE), true);
    // Then
    assertThat(shelf.active().rules()).extracting(r -> r.mode()).containsOnly(Mode.OBSERVE);
  }

  private static ConsumerRecord<String, byte[]> published(String digest, Published bundle) {
    return new ConsumerRecord<>("policies", 0, 0, digest, Json.bytes(bundle));
  }
}
