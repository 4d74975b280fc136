package io.portcullis.routes.policies;

import java.util.Map;
import java.util.Optional;

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

  @Test
  void aVersionThatIsNotKeptHasNeitherBookNorText() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    assertThat(shelf.book("never-seen")).isEmpty();
    assertThat(shelf.text("never-seen", RULE)).isEmpty();
    assertThat(shelf.text(shelf.active().digest(), "posture/no-such-rule")).isEmpty();
  }

  @Test
  void theVersionThatWasInForceBeforeCanStillBeAsked() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    String before = shelf.active().digest();
    Published patient = withGrace("PT4H");
    String after = shelf.compile(patient).digest();
    shelf.read(published(after, patient));
    // When
    shelf.byDigest(after);
    // Then
    assertThat(grace(shelf.book(before))).isEqualTo("PT0S");
    assertThat(grace(shelf.book(after))).isEqualTo("PT4H");
    assertThat(shelf.inForce().map(RuleBook::digest)).contains(after);
    assertThat(shelf.text(before, RULE)).hasValueSatisfying(t -> assertThat(t).contains("when"));
  }

  @Test
  void aThresholdOutOfBoundsIsRefusedWithTheBoundsAndChangesNothing() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    String before = shelf.active().digest();
    Published wrong = shelf.activePublished().withParameter(RULE, "grace", "P15D");
    // When, Then
    assertThatThrownBy(() -> shelf.compile(wrong))
        .hasMessage(RULE + ": grace: PT360H is out of bounds; write a value from PT0S to PT336H");
    assertThat(shelf.active().digest()).isEqualTo(before);
  }

  @Test
  void oneThresholdIsSetAndTheOthersStay() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    Published set =
        Published.BUILT_IN
            .withParameter("risk/siem-alert", "for", "PT2H")
            .withParameter("risk/siem-alert", "at-least", "high")
            .withParameter(RULE, "grace", "PT4H");
    // When
    RuleBook book = shelf.compile(set);
    // Then
    assertThat(grace(Optional.of(book))).isEqualTo("PT4H");
    assertThat(book.rule("risk/siem-alert").parameter("for").text()).isEqualTo("PT2H");
    assertThat(book.rule("risk/siem-alert").parameter("at-least").text()).isEqualTo("high");
  }

  /** More versions than compiled ones are kept: the first is compiled again, and is the same. */
  @Test
  void anOldVersionIsCompiledAgainWhenItIsAskedFor() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN, false);
    String before = shelf.active().digest();
    for (int hours = 1; hours <= Versions.MAX_BOOKS + 2; hours++) {
      Published version = withGrace("PT" + hours + "H");
      shelf.read(published(shelf.compile(version).digest(), version));
    }
    // When
    RuleBook again = shelf.book(before).orElseThrow();
    // Then
    assertThat(again.digest()).isEqualTo(before);
    assertThat(shelf.active().digest()).isEqualTo(before);
  }

  private static Published withGrace(String grace) {
    return new Published(Map.of(), Map.of(), Map.of(RULE, Map.of("grace", grace)));
  }

  private static String grace(Optional<RuleBook> book) {
    return book.orElseThrow().rule(RULE).parameter("grace").text();
  }

  private static ConsumerRecord<String, byte[]> published(String digest, Published bundle) {
    return new ConsumerRecord<>("policies", 0, 0, digest, Json.bytes(bundle));
  }
}
