package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;
import io.portcullis.model.RevocationService.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ServicesTest {
  private static final Instant T0 = Samples.T0;
  private static final RevocationService LIST =
      new RevocationService(Kind.CRL, "http://ca.example/a.crl");
  private static final RevocationService RESPONDER =
      new RevocationService(Kind.OCSP, "http://ocsp.example/");
  private static final CrlEdition SEVENTH = edition("7", T0);
  private static final CrlEdition EIGHTH = edition("8", T0.plusSeconds(600));

  private State state = State.fresh("ca-1", SubjectKind.AUTHORITY, T0);

  @Test
  void stateOfAnEarlierReleaseHasNone() {
    // Given
    Facts none = Facts.NONE;
    // When
    Facts old =
        new Facts(
            none.postures(),
            none.accounts(),
            none.risks(),
            none.keyUses(),
            none.hsm(),
            none.parents(),
            none.sessions(),
            none.feeds(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    // Then
    assertThat(old.services()).isEmpty();
  }

  @Test
  void aListIsKnownWhileItsAddressIsAway() {
    // Given
    shows(0, SEVENTH);
    // When
    says(60, LIST, Result.UNREACHABLE);
    // Then
    assertThat(only().crl()).map(ShownCrl::edition).contains(SEVENTH);
    assertThat(only().seen().since()).isEqualTo(at(60));
    assertThat(state.subject().facts().all()).hasSize(2);
  }

  @Test
  void oneThatIsAwayIsSoSinceItBegan() {
    // Given
    says(0, LIST, Result.UNREACHABLE);
    says(60, LIST, Result.REFUSED);
    // When
    says(120, LIST, Result.UNREADABLE);
    // Then
    assertThat(only().seen().since()).isEqualTo(T0);
    assertThat(only().seen().result()).isEqualTo(Result.UNREADABLE);
    says(180, LIST, Result.ANSWERED);
    says(240, LIST, Result.UNREACHABLE);
    assertThat(only().seen().since()).isEqualTo(at(240));
  }

  @Test
  void anotherSignerIsNotAway() {
    // Given
    says(0, LIST, Result.UNREACHABLE);
    // When
    says(60, LIST, Result.WRONG_SIGNER);
    // Then
    assertThat(only().seen().since()).isEqualTo(at(60));
  }

  @Test
  void aListWithALowerNumberWentBackUntilItIsPassed() {
    // Given
    shows(0, SEVENTH);
    shows(60, EIGHTH);
    // When
    shows(120, SEVENTH);
    shows(180, SEVENTH);
    // Then
    assertThat(only().flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.kind()).isEqualTo(ServiceFlaw.Kind.WENT_BACK))
        .satisfies(flaw -> assertThat(flaw.since()).isEqualTo(at(120)))
        .satisfies(flaw -> assertThat(flaw.detail()).contains("list 7 ").contains("list 8 "));
    says(200, LIST, Result.UNREACHABLE);
    assertThat(only().flaws()).as("not known to be mended").hasSize(1);
    shows(240, EIGHTH);
    assertThat(only().flaws()).isEmpty();
  }

  @Test
  void withoutNumbersTheTimeOfIssueCounts() {
    // Given
    shows(0, edition("", T0.plusSeconds(600)));
    // When
    shows(60, edition("", T0));
    // Then
    assertThat(only().flaws()).hasSize(1);
  }

  @Test
  void aPersonTakesTheListAsItIs() {
    // Given
    shows(0, EIGHTH);
    shows(60, SEVENTH);
    // When
    state = Apply.apply(state, said(90, new Statement.Reinstated("anna", "restored")));
    shows(120, SEVENTH);
    // Then
    assertThat(only().flaws()).isEmpty();
    assertThat(only().newest()).contains(SEVENTH);
  }

  @Test
  void aContradictionStaysUntilTheyAgree() {
    // Given
    compared(0, Agreement.differs("of 7 it says good"));
    compared(60, Agreement.differs("of 8 it says good"));
    // When
    compared(120, Agreement.UNKNOWN);
    // Then
    assertThat(only().flaws())
        .containsExactly(
            new ServiceFlaw(
                "watch", RESPONDER, ServiceFlaw.Kind.CONTRADICTS_CRL, "of 8 it says good", T0));
    compared(180, Agreement.AGREES);
    assertThat(only().flaws()).isEmpty();
  }

  @Test
  void sinceWhenItIsSlowIsKnownForEachStep() {
    // Given
    took(0, Duration.ofSeconds(1));
    took(60, Duration.ofSeconds(5));
    // When
    took(120, Duration.ofSeconds(2));
    // Then
    assertThat(only().slow())
        .extracting(SlowService::by, SlowService::since)
        .containsExactly(tuple(Duration.ofSeconds(1), T0), tuple(Duration.ofSeconds(2), at(60)));
    says(180, RESPONDER, Result.UNREACHABLE);
    assertThat(only().slow()).as("not known to be faster").hasSize(2);
    took(240, Duration.ZERO);
    assertThat(only().slow()).isEmpty();
  }

  @Test
  void whatIsNoLongerLookedAtIsForgotten() {
    // Given
    shows(0, SEVENTH);
    says(0, RESPONDER, Result.ANSWERED);
    // When
    says(60, LIST, Result.DROPPED);
    // Then
    assertThat(only().seen().service()).isEqualTo(RESPONDER);
  }

  @Test
  void anOlderWordChangesNothing() {
    // Given
    says(60, LIST, Result.ANSWERED);
    // When
    says(0, LIST, Result.UNREACHABLE);
    // Then
    assertThat(only().seen().result()).isEqualTo(Result.ANSWERED);
  }

  @Test
  void theOldestGivesWayBeyondTheBound() {
    // When
    for (int i = 0; i <= Facts.MAX; i++) {
      says(i, new RevocationService(Kind.CRL, "http://ca.example/" + i), Result.ANSWERED);
    }
    // Then
    assertThat(state.subject().facts().services()).hasSize(Facts.MAX);
    assertThat(state.subject().facts().services().getFirst().seen().service().url()).endsWith("/1");
  }

  @Test
  void aMergeKeepsTheNewerWord() {
    // Given
    State other =
        Apply.apply(
            State.fresh("ca-2", SubjectKind.AUTHORITY, T0), probed(60, LIST, Result.REFUSED));
    says(0, LIST, Result.ANSWERED);
    // When
    state = Apply.apply(state, said(90, Statement.SubjectAbsorbed.of(other)));
    // Then
    assertThat(only().seen().result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void aRepetitionIsNothingNew() {
    // Given
    shows(0, SEVENTH);
    Facts before = state.subject().facts();
    // When
    shows(60, SEVENTH);
    // Then
    assertThat(state.subject().facts().repeat(before)).isTrue();
    says(120, LIST, Result.EXPIRED);
    assertThat(state.subject().facts().repeat(before)).isFalse();
  }

  @Test
  void numbersAreComparedAsNumbers() {
    // When / Then
    assertThat(edition("10", T0).newerThan(edition("9", T0.plusSeconds(1)))).isTrue();
    assertThat(edition("9", T0.plusSeconds(1)).newerThan(edition("10", T0))).isFalse();
    assertThat(SEVENTH.newerThan(SEVENTH)).isFalse();
    assertThat(edition("7", T0.plusSeconds(1)).newerThan(SEVENTH)).isTrue();
    assertThat(edition("", T0.plusSeconds(1)).newerThan(SEVENTH)).isTrue();
  }

  @Test
  void latencyIsMeasuredInSteps() {
    // When / Then
    assertThat(Probe.step(Duration.ofMillis(99))).isEqualTo(Duration.ZERO);
    assertThat(Probe.step(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(100));
    assertThat(Probe.step(Duration.ofMillis(4_999))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Probe.step(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void anothersWordsAreCut() {
    // When
    Probe probe = probe(Result.REFUSED, "x".repeat(Probe.MAX_DETAIL + 1), Duration.ZERO);
    // Then
    assertThat(probe.detail()).hasSize(Probe.MAX_DETAIL);
  }

  @Test
  void whatCameOntoAListWasSeenWhenItWasSeenFirstAndTheLastOnesAreKept() {
    // Given
    CrlEdition edition = new CrlEdition(T0, T0.plusSeconds(60), "7", 100, 1);
    Listing first = new Listing("1f", T0, T0.plusSeconds(5));
    listed(5, edition, List.of(first));
    // When: it is told again, and then many more
    listed(6, edition, List.of(new Listing("1f", T0, T0.plusSeconds(6))));
    List<Listing> once = only().listed();
    for (int i = 0; i < Listing.MOST; i++) {
      listed(7 + i, edition, List.of(new Listing("a" + i, T0, T0.plusSeconds(7 + i))));
    }
    // Then
    assertThat(once).containsExactly(first);
    assertThat(only().listed()).hasSize(Listing.MOST).doesNotContain(first);
    assertThat(only().listed().getFirst().serial()).isEqualTo("a" + (Listing.MOST - 1));
  }

  private void listed(int second, CrlEdition edition, List<Listing> fresh) {
    Probe probe =
        new Probe(
            Result.ANSWERED, "", Duration.ZERO, Optional.of(edition), Agreement.AGREES, fresh);
    state = Apply.apply(state, said(second, new Statement.ServiceProbed(LIST, probe)));
  }

  private WatchedService only() {
    List<WatchedService> services = state.subject().facts().services();
    assertThat(services).hasSize(1);
    return services.getFirst();
  }

  private void shows(int second, CrlEdition edition) {
    Probe probe =
        new Probe(Result.ANSWERED, "", Duration.ZERO, Optional.of(edition), Agreement.AGREES);
    state = Apply.apply(state, said(second, new Statement.ServiceProbed(LIST, probe)));
  }

  private void says(int second, RevocationService service, Result result) {
    state = Apply.apply(state, probed(second, service, result));
  }

  private void compared(int second, Agreement agreement) {
    Probe probe = new Probe(Result.ANSWERED, "", Duration.ZERO, Optional.empty(), agreement);
    state = Apply.apply(state, said(second, new Statement.ServiceProbed(RESPONDER, probe)));
  }

  private void took(int second, Duration latency) {
    Probe probe = probe(Result.ANSWERED, "", latency);
    state = Apply.apply(state, said(second, new Statement.ServiceProbed(RESPONDER, probe)));
  }

  private static Signal probed(int second, RevocationService service, Result result) {
    return said(second, new Statement.ServiceProbed(service, probe(result, "", Duration.ZERO)));
  }

  private static Probe probe(Result result, String detail, Duration latency) {
    return new Probe(result, detail, latency, Optional.empty(), Agreement.UNKNOWN);
  }

  private static Signal said(int second, Statement statement) {
    return Samples.said("watch", at(second), statement);
  }

  private static Instant at(int second) {
    return T0.plusSeconds(second);
  }

  private static CrlEdition edition(String number, Instant issued) {
    return new CrlEdition(issued, issued.plus(Duration.ofDays(1)), number, 1_000, 10);
  }
}
