package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Decided;
import io.portcullis.model.Mode;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;
import io.portcullis.replay.ListLog;
import io.portcullis.replay.log.DecisionRecord;
import io.portcullis.replay.verify.Verify;
import io.portcullis.replay.world.Assumptions;
import io.portcullis.replay.world.Course;
import io.portcullis.replay.world.Episode;
import io.portcullis.replay.world.Player;
import io.portcullis.replay.world.Span;
import io.portcullis.routes.decide.Summary;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/** What the hub's topology decides, replay decides again, from the bytes of its log alone. */
class ReplayOfTheMiddleTest {
  /** What the log has to hold at least; a million in the benchmark. */
  private static final int SIGNALS = 50_000;

  private static final int DEVICES = 400;
  private static final int PAGE = 2_000;
  private static final RuleBook BOOK = BuiltIn.load().withMode(Mode.ENFORCE);
  private static final RuleBook OBSERVING = BuiltIn.load().withMode(Mode.OBSERVE);

  private final Map<String, RuleBook> books =
      Map.of(BOOK.digest(), BOOK, OBSERVING.digest(), OBSERVING);
  private final List<Signal> log = new ArrayList<>();
  private final List<Decided> records = new ArrayList<>();
  private Middle middle = new Middle(BOOK, books(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void whatWasDecidedIsDecidedAgain() {
    // Given: everything that leads to derived signals, and other rules for a while
    for (int i = 0; log.size() < SIGNALS; i++) {
      say(i);
      if (i % PAGE == PAGE - 1) {
        middle.pass(Duration.ofHours(3));
        read();
        activate(i / PAGE % 3 == 1 ? OBSERVING : BOOK);
      }
    }
    read();
    // When
    Verify.Report report = verify();
    // Then
    assertThat(report.compared().differences()).isEmpty();
    assertThat(report.same()).isTrue();
    // What reaches a subject that was merged goes on to its winner, and is decided there.
    assertThat(report.compared().equal()).isEqualTo(records.size()).isGreaterThan(SIGNALS / 2);
    assertThat(log.stream().map(s -> Json.kind(s.statement())).distinct())
        .contains("wake-up", "parent-changed", "action-admitted", "action-held", "subject-merged");
    // When: somebody says that it was otherwise
    Decided last = records.removeLast();
    records.add(new Decided(last.subject(), last.signal(), records.getLast().digest()));
    // Then
    assertThat(verify().same()).isFalse();
  }

  /** With limits that nothing reaches, the played world and the hub come to the same. */
  @Test
  void theSameRulesPlayedAgainHoldTheSameSubjects() {
    // Given
    Limits wide =
        new Limits(
            Duration.ofMinutes(1),
            10_000,
            10_000,
            10_000,
            1,
            10_000,
            Set.of(),
            2,
            Duration.ofDays(3),
            10);
    middle.close();
    middle = new Middle(BOOK, books(), wide);
    for (int i = 0; i < PAGE; i++) {
      say(i);
    }
    read();
    // When
    Course course =
        Player.play(
                new ListLog(log, records),
                BOOK,
                new Assumptions(wide, Duration.ofSeconds(1), Optional.empty()),
                Span.ALL,
                Optional.empty())
            .course();
    // Then
    Map<String, Standing> played = new TreeMap<>();
    course.episodes().stream()
        .filter(e -> e.until().isEmpty())
        .forEach((Episode e) -> played.put(e.subject(), e.standing()));
    assertThat(played).isNotEmpty().isEqualTo(live());
  }

  private Map<String, io.portcullis.model.Policy> books() {
    return Map.copyOf(books);
  }

  private Map<String, Standing> live() {
    List<String> ids =
        log.stream().map(Signal::subject).filter(s -> !s.isEmpty()).distinct().toList();
    Map<String, Standing> live = new TreeMap<>();
    for (Summary summary : middle.all(ids)) {
      Standing admitted = summary.subject().trust().admitted();
      if (admitted.compareTo(Standing.QUARANTINED) >= 0) {
        live.put(summary.subject().id(), admitted);
      }
    }
    return live;
  }

  private void say(int i) {
    int device = i * 7 % DEVICES;
    Alias mdm = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-" + device);
    Alias agent = Alias.vendor(AliasType.EDR_AGENT, "falcon", "a-" + device);
    Alias serial = Alias.vendor(AliasType.DEVICE_SERIAL, "dell", "s-" + device);
    if (i % PAGE == 0) {
      middle.pass(Duration.ofSeconds(30));
    }
    middle.pass(Duration.ofMillis(50));
    switch (i % 9) {
      case 0 -> middle.say(SubjectKind.DEVICE, "intune", posture(i), mdm);
      case 1 -> middle.say(SubjectKind.DEVICE, "falcon", risk(i), agent);
      case 2 ->
          middle.say(
              SubjectKind.DEVICE,
              "intune",
              new Statement.SubjectObserved("d" + device, "", Set.of("g" + device % 5)),
              mdm,
              serial);
      case 3 -> middle.say(SubjectKind.DEVICE, "radius", session(device), mdm);
      case 4 ->
          middle.say(
              SubjectKind.IDENTITY,
              "okta",
              new Statement.EdgeAdded(SubjectKind.DEVICE, List.of(mdm), "", EdgeType.PRIMARY),
              person(device));
      case 5 ->
          middle.say(
              SubjectKind.IDENTITY,
              "okta",
              new Statement.AccountChanged(
                  i % 4 == 0 ? AccountStatus.DEACTIVATED : AccountStatus.ACTIVE),
              person(device));
      case 6 ->
          middle.say(
              SubjectKind.SOURCE,
              "okta",
              new Statement.Heartbeat(Duration.ofHours(1)),
              new Alias(AliasType.SOURCE_NAME, "okta"));
      // The sensor's id turns out to be of the same device.
      case 7 ->
          middle.say(
              SubjectKind.DEVICE,
              "falcon",
              new Statement.SubjectObserved("d" + device, "", Set.of()),
              agent,
              serial);
      default ->
          middle.say(
              SubjectKind.DEVICE,
              "radius",
              new Statement.SessionEnded("s-" + device, "nas-" + device % 3, "user"),
              mdm);
    }
  }

  private static Statement posture(int i) {
    return new Statement.PostureChanged(
        i % 3 == 0 ? Compliance.NON_COMPLIANT : Compliance.COMPLIANT,
        Management.MANAGED,
        List.of("disk"));
  }

  private static Statement risk(int i) {
    Severity severity = i % 5 == 0 ? Severity.CRITICAL : Severity.MEDIUM;
    Set<String> categories = i % 2 == 0 ? Set.of("credential-access") : Set.of("execution");
    return new Statement.RiskChanged(
        Statement.RiskOrigin.ENDPOINT, "r-" + i % 11, severity, categories, i % 7 == 0, "seen");
  }

  private Statement session(int device) {
    return new Statement.SessionStarted(
        new Session("s-" + device, "nas-" + device % 3, "", "", "ada", "", middle.now()));
  }

  private static Alias person(int device) {
    return Alias.vendor(AliasType.IDP_USER, "okta", "u-" + device % 50);
  }

  private void activate(RuleBook book) {
    Instant now = middle.now();
    Signal signal =
        Signal.derived(
            "sig-policy-" + log.size(),
            "policies",
            now,
            SubjectKind.AUTHORITY,
            "policy-0",
            new Statement.PolicyActivated(book.digest()));
    middle.signal(signal);
    log.add(signal);
  }

  /** What was written since the last time: in the log, and in the records. */
  private void read() {
    log.addAll(middle.signals());
    middle
        .records()
        .forEach(document -> DecisionRecord.read(Json.bytes(document)).ifPresent(records::add));
  }

  private Verify.Report verify() {
    return new Verify(new ListLog(log, records), books::get, BOOK.digest()).run();
  }
}
