package io.portcullis.routes.policies;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Mode;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShelfTest {
  private static final String RULE = "posture/device-noncompliant";
  private static final Published OBSERVING = Published.BUILT_IN.withMode(RULE, Mode.OBSERVE);

  @Test
  void aFileOutsideItsFolderIsRefused() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
    Published sly = Published.BUILT_IN.withFiles(Map.of("../../sly/rule.yaml", "id: x"));
    assertThatThrownBy(() -> shelf.compile(sly)).hasStackTraceContaining("outside its folder");
  }

  @Test
  void aBundleThatIsRefusedLeavesTheOldOneInForce() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
    Published broken = Published.BUILT_IN.withFiles(Map.of("a/b/rule.yaml", "id: [", "x", ""));
    String before = shelf.active().digest();
    // When
    assertThatThrownBy(() -> shelf.compile(broken)).isInstanceOf(BundleException.class);
    shelf.read(published(1, "sha-of-broken", broken));
    // Then
    assertThat(shelf.active().digest()).isEqualTo(before);
    assertThat(shelf.activePublished()).isEqualTo(Published.BUILT_IN);
  }

  @Test
  void whatAnotherHubPublishedCanBeUsedHere() throws BundleException {
    Shelf here = new Shelf(Published.BUILT_IN);
    Shelf there = new Shelf(Published.BUILT_IN);
    RuleBook book = there.compile(OBSERVING);
    // When
    here.read(published(1, book.digest(), OBSERVING));
    // Then
    assertThat(here.byDigest(book.digest()).digest()).isEqualTo(book.digest());
    assertThat(here.active().digest()).isEqualTo(book.digest());
    assertThat(here.activePublished()).isEqualTo(OBSERVING);
  }

  @Test
  void theDigestNamesRulesModesAndParameters() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
    assertThat(shelf.compile(Published.BUILT_IN).digest())
        .isEqualTo(shelf.compile(Published.BUILT_IN).digest())
        .isNotEqualTo(shelf.compile(OBSERVING).digest());
  }

  @Test
  void whatAnEarlierReleaseSaidAboutARuleThatIsGoneIsLeftOut() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
    Published old = OBSERVING.withMode("posture/gone", Mode.ENFORCE);
    // When
    shelf.read(published(1, "sha-of-then", old));
    // Then
    assertThat(shelf.byDigest("sha-of-then").digest()).isEqualTo(shelf.compile(OBSERVING).digest());
  }

  @Test
  void aVersionThatIsNotKeptHasNeitherBookNorText() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
    assertThat(shelf.book("never-seen")).isEmpty();
    assertThat(shelf.text("never-seen", RULE)).isEmpty();
    assertThat(shelf.text(shelf.active().digest(), "posture/no-such-rule")).isEmpty();
  }

  @Test
  void theVersionThatWasInForceBeforeCanStillBeAsked() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
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
    Shelf shelf = new Shelf(Published.BUILT_IN);
    String before = shelf.active().digest();
    Published wrong = shelf.activePublished().withParameter(RULE, "grace", "P15D");
    // When, Then
    assertThatThrownBy(() -> shelf.compile(wrong))
        .hasMessage(RULE + ": grace: PT360H is out of bounds; write a value from PT0S to PT336H");
    assertThat(shelf.active().digest()).isEqualTo(before);
  }

  @Test
  void oneThresholdIsSetAndTheOthersStay() throws BundleException {
    Shelf shelf = new Shelf(Published.BUILT_IN);
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
    Shelf shelf = new Shelf(Published.BUILT_IN);
    String before = shelf.active().digest();
    shelf.byDigest(before);
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

  @Test
  void aFirstStartPutsTheConfigurationInForce() throws BundleException {
    assertThat(new Shelf(OBSERVING).next(OBSERVING)).contains(OBSERVING);
  }

  @Test
  void whatPeopleChangedSinceStaysOverAStart() throws BundleException {
    Published changed = OBSERVING.withMode(RULE, Mode.ENFORCE, 10);
    Shelf shelf = after(OBSERVING, OBSERVING, changed);
    assertThat(shelf.next(OBSERVING)).isEmpty();
    assertThat(shelf.activePublished()).isEqualTo(changed);
    assertThat(shelf.active().reach().ramp(RULE)).isEqualTo(10);
  }

  @Test
  void whoWentBackToWhatWasOnceInForceMeansIt() throws BundleException {
    Shelf shelf = after(OBSERVING, OBSERVING, Published.BUILT_IN, OBSERVING);
    assertThat(shelf.activePublished()).isEqualTo(OBSERVING);
  }

  @Test
  void anotherConfigurationReplacesWhatPeopleChanged() throws BundleException {
    Published other = OBSERVING.withMode("posture/jailbroken", Mode.ENFORCE);
    Shelf shelf = after(other, OBSERVING, OBSERVING.withMode(RULE, Mode.ENFORCE));
    assertThat(shelf.next(other)).contains(other);
  }

  /** The first days: observe, accept a baseline, start again for good. */
  @Test
  void aBaselineOutlivesTheEndOfObserving() throws BundleException {
    Published watching = OBSERVING.observing(true);
    Published accepted = watching.with(watching.reach().with(exemption(), Instant.EPOCH));
    Shelf shelf = after(OBSERVING, watching, accepted);
    // When
    Optional<Published> next = shelf.next(OBSERVING);
    // Then
    assertThat(next).contains(accepted.observing(false));
    assertThat(next.orElseThrow().reach().exemptions()).hasSize(1);
  }

  @Test
  void whoOnlyObservesSaysSoAtEachStart() throws BundleException {
    Published watching = OBSERVING.observing(true);
    assertThat(after(OBSERVING, watching).next(watching)).isEmpty();
    assertThat(after(OBSERVING, OBSERVING).next(watching)).contains(watching);
  }

  @Test
  void rulesOfAnOwnFolderObserveWhereTheConfigurationSaysNothing() throws Exception {
    Published own = Published.BUILT_IN.withFiles(ownRule());
    assertThat(new Shelf(own).next(own).orElseThrow().modes())
        .containsExactly(Map.entry(OWN, Mode.OBSERVE));
    Published said = own.withMode(OWN, Mode.ENFORCE);
    assertThat(new Shelf(said).next(said)).contains(said);
  }

  @Test
  void aFolderIsCompiledOnceForAllItsModes() throws Exception {
    Shelf shelf = new Shelf(Published.BUILT_IN);
    Map<String, String> files = ownRule();
    assertThat(shelf.book(files)).isSameAs(shelf.book(new TreeMap<>(files)));
  }

  private static final String OWN = "house/own";

  /** A built-in rule under a name of its own. */
  private static Map<String, String> ownRule() throws Exception {
    Path policies =
        Path.of(System.getProperty("portcullis.home"), "rules/policies/posture/jailbroken");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(policies)) {
      for (Path file : all.toList()) {
        String text =
            Files.readString(file)
                .replace("posture/jailbroken", OWN)
                .replace("policies.posture.jailbroken", "policies.house.own")
                .replace("postureJailbroken", "houseOwn");
        files.put(OWN + "/" + file.getFileName(), text);
      }
    }
    return files;
  }

  private static Exemption exemption() {
    return Exemption.ofGroup(
        "", "printers", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), "anna", "day zero");
  }

  /** A hub that starts on a topic which holds these, one after the other. */
  private static Shelf after(Published configured, Published... log) throws BundleException {
    Shelf shelf = new Shelf(configured);
    long at = 0;
    for (Published bundle : log) {
      shelf.read(published(++at, shelf.compile(bundle).digest(), bundle));
    }
    return shelf;
  }

  private static Published withGrace(String grace) {
    return new Published(Map.of(), Map.of(), Map.of(RULE, Map.of("grace", grace)));
  }

  private static String grace(Optional<RuleBook> book) {
    return book.orElseThrow().rule(RULE).parameter("grace").text();
  }

  private static ConsumerRecord<String, byte[]> published(String digest, Published bundle) {
    return published(0, digest, bundle);
  }

  private static ConsumerRecord<String, byte[]> published(
      long at, String digest, Published bundle) {
    return new ConsumerRecord<>(
        "policies",
        0,
        0,
        at,
        TimestampType.CREATE_TIME,
        0,
        0,
        digest,
        Json.bytes(bundle),
        new RecordHeaders(),
        Optional.empty());
  }
}
