package io.portcullis.routes.issuance;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Trust;
import io.portcullis.routes.config.IssuanceSettings;
import io.portcullis.routes.config.IssuanceSettings.WhenUnknown;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.issuance.Answer.Kind;
import io.portcullis.routes.verdict.OwnAuthorities;
import io.portcullis.routes.verdict.Strangers;
import io.portcullis.routes.verdict.Verdict;
import io.portcullis.routes.verdict.VerdictStore;

import static org.assertj.core.api.Assertions.assertThat;

class IssuanceTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Alias MDM = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Alias OTHER = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-2");
  private static final Alias HOST = new Alias(AliasType.HOSTNAME, "slate-17");
  private static final String OWN = "CN=Own CA";

  @TempDir private Path folder;
  private SubjectIndex subjects;
  private VerdictStore verdicts;
  private Strangers strangers;
  private int offset;

  @BeforeEach
  void open() {
    subjects = new SubjectIndex(folder.resolve("subjects"));
    verdicts = new VerdictStore(folder.resolve("verdicts"), Clock.systemUTC());
    subjects.current(NOW);
    verdicts.current(NOW);
    strangers =
        new Strangers(
            new OwnAuthorities(Map.of(OWN, serial -> serial.startsWith("a"))),
            signal -> Optional.of(CompletableFuture.completedFuture(null)),
            new SimpleMeterRegistry(),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    strangers.close();
    subjects.close();
    verdicts.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"QUARANTINED", "REVOKED"})
  void aLostSubjectGetsNothingHoweverOldThatIs(Standing standing) {
    // Given
    knows("dev-1", standing, MDM);
    subjects.current(NOW.minus(Duration.ofDays(99)));
    // When
    Answer answer = ask(WhenUnknown.ALLOW, by(List.of(MDM), List.of()));
    // Then
    assertThat(answer.kind()).isEqualTo(Kind.DENY);
    assertThat(answer.reason()).contains(standing.name());
    assertThat(answer.subject()).isEqualTo("dev-1");
  }

  @ParameterizedTest
  @EnumSource(names = {"QUARANTINED", "REVOKED"})
  void theCertificateToBeRenewedLeadsToItsHolder(Standing standing) {
    // Given
    holds("a7", standing);
    // When
    Answer answer = ask(WhenUnknown.ALLOW, renewing("0A7"));
    // Then
    assertThat(answer.kind()).isEqualTo(Kind.DENY);
  }

  @Test
  void whatItsAuthorityNeverIssuedIsNotRenewed() {
    Answer answer = ask(WhenUnknown.ALLOW, renewing("b7"));
    assertThat(answer.kind()).isEqualTo(Kind.DENY);
    assertThat(answer.reason()).contains("never issued");
  }

  @Test
  void ofSeveralSubjectsTheStrictestCounts() {
    knows("dev-1", Standing.GOOD, MDM);
    knows("dev-2", Standing.REVOKED, OTHER);
    assertThat(ask(WhenUnknown.DENY, by(List.of(MDM, OTHER), List.of())).kind())
        .isEqualTo(Kind.DENY);
  }

  @Test
  void aNameThatWasOnlyClaimedIsNoYes() {
    // Given
    knows("dev-1", Standing.GOOD, HOST);
    // When
    Answer answer = ask(WhenUnknown.DENY, by(List.of(), List.of(HOST)));
    // Then
    assertThat(answer.kind()).isEqualTo(Kind.DENY);
    assertThat(answer.reason()).contains("for certain");
  }

  @Test
  void aNameThatWasOnlyClaimedIsANoThoughTheUnknownMayHaveOne() {
    // Given: two claim it, and the good one was told of last
    knows("dev-1", Standing.QUARANTINED, HOST);
    knows("dev-2", Standing.GOOD, HOST);
    // When
    Answer answer = ask(WhenUnknown.ALLOW, by(List.of(), List.of(HOST)));
    // Then
    assertThat(answer.kind()).isEqualTo(Kind.DENY);
    assertThat(answer.subject()).isEqualTo("dev-1");
  }

  @Test
  void aClaimedNameOfSomebodyElseDoesNotHarmWhoIsKnownForCertain() {
    knows("dev-1", Standing.REVOKED, HOST);
    knows("dev-2", Standing.GOOD, OTHER, HOST);
    assertThat(ask(WhenUnknown.DENY, by(List.of(OTHER), List.of(HOST))).kind())
        .isEqualTo(Kind.ALLOW);
  }

  @Test
  void aNameThatIsNoLongerTheirsLeadsToNobody() {
    // Given
    knows("dev-1", Standing.REVOKED, HOST);
    knows("dev-1", Standing.REVOKED, MDM);
    // When
    Answer answer = ask(WhenUnknown.ALLOW, by(List.of(), List.of(HOST)));
    // Then
    assertThat(answer.kind()).isEqualTo(Kind.ALLOW);
  }

  @Test
  void aYesOfOldKnowledgeIsNone() {
    knows("dev-1", Standing.GOOD, MDM);
    verdicts.current(NOW.minus(Duration.ofMinutes(15)).minusMillis(1));
    assertThat(ask(WhenUnknown.ALLOW, by(List.of(MDM), List.of())).kind()).isEqualTo(Kind.DENY);
    assertThat(ask(WhenUnknown.ALLOW, by(List.of(OTHER), List.of())).kind()).isEqualTo(Kind.DENY);
    verdicts.current(NOW.minus(Duration.ofMinutes(15)));
    assertThat(ask(WhenUnknown.ALLOW, by(List.of(MDM), List.of())).kind()).isEqualTo(Kind.ALLOW);
  }

  @Test
  void aWatchedSubjectGetsAShorterLife() {
    knows("dev-1", Standing.WATCHED, MDM);
    assertThat(ask(WhenUnknown.DENY, lasting(DAY.plusSeconds(1), false)).life()).contains(DAY);
    assertThat(ask(WhenUnknown.DENY, lasting(DAY, false)).kind()).isEqualTo(Kind.ALLOW);
    assertThat(ask(WhenUnknown.DENY, by(List.of(MDM), List.of())).kind())
        .isEqualTo(Kind.ALLOW_SHORTER);
  }

  @Test
  void whereTheLifeIsFixedAlreadyALongOneIsRefused() {
    knows("dev-1", Standing.WATCHED, MDM);
    assertThat(ask(WhenUnknown.DENY, lasting(DAY.plusSeconds(1), true)).kind())
        .isEqualTo(Kind.DENY);
    assertThat(ask(WhenUnknown.DENY, lasting(DAY, true)).kind()).isEqualTo(Kind.ALLOW);
  }

  @Test
  void theUnknownGetsWhatTheConfigurationSays() {
    assertThat(ask(WhenUnknown.DENY, by(List.of(MDM), List.of())).kind()).isEqualTo(Kind.DENY);
    assertThat(ask(WhenUnknown.ALLOW, by(List.of(MDM), List.of())).kind()).isEqualTo(Kind.ALLOW);
  }

  private Answer ask(WhenUnknown unknown, Application application) {
    IssuanceSettings settings =
        new IssuanceSettings(unknown, DAY, Duration.ofMinutes(15), List.of(), List.of());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Issuance(subjects, verdicts, strangers, settings, clock).ask(application);
  }

  private static Application by(List<Alias> certain, List<Alias> hints) {
    return new Application("", certain, hints, List.of(), List.of(), Optional.empty(), false);
  }

  private static Application renewing(String serial) {
    List<Application.Held> held = List.of(new Application.Held(OWN, serial));
    return new Application("", List.of(), List.of(), held, List.of(), Optional.empty(), false);
  }

  private static Application lasting(Duration life, boolean fixed) {
    return new Application(
        "", List.of(MDM), List.of(), List.of(), List.of(), Optional.of(life), fixed);
  }

  private void knows(String id, Standing admitted, Alias... aliases) {
    Subject subject =
        Subject.fresh(id, SubjectKind.DEVICE, NOW)
            .alsoKnownAs(List.of(aliases))
            .with(Trust.FRESH.admitted(admitted));
    byte[] value = Json.bytes(new Summary(subject, List.of()));
    subjects.read(new ConsumerRecord<>("subjects", 0, offset++, id, value));
  }

  private void holds(String serial, Standing standing) {
    Verdict verdict = new Verdict("dev-1", "slate-17", standing, "a reason", 1, NOW, "");
    String key = Verdict.certificateKey(OWN, serial);
    verdicts.read(new ConsumerRecord<>("verdicts", 0, offset++, key, Json.bytes(verdict)));
  }
}
