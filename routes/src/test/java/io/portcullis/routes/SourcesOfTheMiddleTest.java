package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;
import io.portcullis.model.Finding;
import io.portcullis.model.Run;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.ActionHeld;
import io.portcullis.model.Statement.CertificateIssued;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Heartbeat;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.SequenceAdvanced;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Trust;
import io.portcullis.model.guard.GuardInput;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/** With the built-in rules: what becomes of a source that is not sound, and of what it said. */
class SourcesOfTheMiddleTest {
  private static final int DEVICES = 500;
  private static final Alias SOURCE = new Alias(AliasType.SOURCE_NAME, "intune");
  private static final Alias LAPTOP = device(0);
  private static final PostureChanged BAD =
      new PostureChanged(Compliance.NON_COMPLIANT, Management.MANAGED, List.of("disk"));
  private static final PostureChanged FINE =
      new PostureChanged(Compliance.COMPLIANT, Management.MANAGED, List.of());
  private static final Duration HOUR = Duration.ofHours(1);

  private Middle middle;

  @BeforeEach
  void start() {
    middle = new Middle(BuiltIn.load(), Limits.DEFAULT);
  }

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void theSilenceOfASourceTouchesNoneOfItsDevices() {
    // Given
    IntStream.range(0, DEVICES).forEach(this::enrolled);
    beats();
    actions();
    // When
    middle.pass(HOUR.multipliedBy(5));
    // Then
    assertThat(rules(subject(SOURCE))).containsExactly("sources/silent");
    assertThat(actions()).isZero();
    assertThat(IntStream.range(0, DEVICES).mapToObj(i -> subject(device(i))))
        .allSatisfy(
            d -> {
              assertThat(d.findings()).isEmpty();
              assertThat(d.trust().pending()).isEmpty();
            });
  }

  @Test
  void aReleaseWaitsForASilentSourceAndGoesWhenItSpeaksAgain() {
    // Given
    quarantined();
    middle.pass(HOUR.multipliedBy(5));
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    assertThat(subject(LAPTOP).trust().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(held()).contains("source intune: Source is silent since 2026-03-02T");
    // When
    beats();
    middle.pass(Duration.ofSeconds(5));
    // Then
    assertThat(rules(subject(SOURCE))).isEmpty();
    assertThat(subject(LAPTOP).trust().admitted()).isEqualTo(Standing.GOOD);
  }

  @Test
  void peopleLetGoOfWhatWaitsForASource() {
    // Given
    quarantined();
    middle.pass(HOUR.multipliedBy(5));
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    Trust trust = subject(LAPTOP).trust();
    String waiting = trust.pending().orElseThrow().proposal();
    // When
    approve(waiting, trust.generation(), "ann");
    approve(waiting, trust.generation(), "bob");
    // Then
    assertThat(subject(LAPTOP).trust().admitted()).isEqualTo(Standing.GOOD);
  }

  @Test
  void aReleaseWaitsWhileRecordsAreMissingAndGoesWhenTheyCome() {
    // Given
    quarantined();
    came(new Run(1, 4), new Run(6, 9));
    assertThat(rules(subject(SOURCE))).isEmpty();
    middle.pass(Duration.ofMinutes(6));
    beats();
    assertThat(rules(subject(SOURCE))).containsExactly("sources/gap");
    middle.say(SubjectKind.DEVICE, "intune", FINE, LAPTOP);
    assertThat(held()).contains("Records of a source are missing since");
    // When
    came(new Run(5, 5));
    middle.pass(Duration.ofSeconds(5));
    // Then
    assertThat(rules(subject(SOURCE))).isEmpty();
    assertThat(subject(LAPTOP).trust().admitted()).isEqualTo(Standing.GOOD);
  }

  @Test
  void aLateSourceIsSeenAndCatchesUp() {
    // Given
    Statement late = new Heartbeat(HOUR, Duration.ofMinutes(30), Duration.ZERO);
    middle.say(SubjectKind.SOURCE, "intune", late, SOURCE);
    middle.pass(Duration.ofMinutes(16));
    List<String> before = rules(subject(SOURCE));
    // When
    beats();
    // Then
    assertThat(before).containsExactly("sources/lagging");
    assertThat(rules(subject(SOURCE))).isEmpty();
  }

  @Test
  void aBrokenChainStaysUntilAPersonTakesTheSourceBack() {
    // Given
    SequenceAdvanced broken =
        new SequenceAdvanced("log", "", -1, 0, List.of(new Run(1, 2)), List.of(), "item 2");
    middle.say(SubjectKind.SOURCE, "intune", broken, SOURCE);
    String id = subject(SOURCE).id();
    assertThat(rules(subject(SOURCE))).containsExactly("sources/chain-broken");
    // When
    middle.guard(
        new GuardInput.Reinstatement(
            "rein-1", id, SubjectKind.SOURCE, "ann", "log was full", middle.now()));
    approve("rein-1", 1, "bob");
    // Then
    assertThat(rules(subject(SOURCE))).isEmpty();
    assertThat(middle.records().toString()).contains("source-silent", "source-back");
  }

  private void enrolled(int i) {
    middle.say(SubjectKind.DEVICE, "intune", FINE, device(i));
    middle.say(SubjectKind.DEVICE, "ca", new CertificateIssued(certificate(i)), device(i));
  }

  /** The device is not compliant for longer than any grace, and the source is alive. */
  private void quarantined() {
    middle.say(SubjectKind.DEVICE, "intune", BAD, LAPTOP);
    for (int hour = 0; hour < 6; hour++) {
      middle.pass(HOUR);
      beats();
    }
    assertThat(subject(LAPTOP).trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  private void beats() {
    middle.say(SubjectKind.SOURCE, "intune", new Heartbeat(HOUR), SOURCE);
  }

  private void came(Run... runs) {
    middle.say(
        SubjectKind.SOURCE,
        "intune",
        new SequenceAdvanced("log", "7", -1, 1 << 16, List.of(runs), List.of(), ""),
        SOURCE);
  }

  private void approve(String id, int generation, String person) {
    middle.guard(new GuardInput.Approval(id, generation, person, true, "seen", middle.now()));
  }

  private String held() {
    return middle.signals().stream()
        .map(Signal::statement)
        .filter(ActionHeld.class::isInstance)
        .map(s -> ((ActionHeld) s).reason())
        .reduce((a, b) -> b)
        .orElse("nothing was held");
  }

  private int actions() {
    return middle.actions(Topic.ACTIONS_CA).size() + middle.actions(Topic.ACTIONS_RADIUS).size();
  }

  private Subject subject(Alias alias) {
    return middle.subject(alias).subject();
  }

  private static List<String> rules(Subject subject) {
    return subject.findings().stream().map(Finding::rule).toList();
  }

  private static Alias device(int i) {
    return Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + i);
  }

  private static Certificate certificate(int i) {
    Instant from = Middle.START.minus(Duration.ofDays(1));
    return new Certificate(
        "CN=Test CA",
        Integer.toHexString(i + 1),
        "CN=laptop-" + i,
        "",
        "",
        from,
        from.plus(Duration.ofDays(90)),
        false,
        "");
  }
}
