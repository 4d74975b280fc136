package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

class IssuancesTest {
  private static final String CA = "cn=device ca";
  private static final String KEY = "ab".repeat(32);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private State state = State.fresh("dev-1", SubjectKind.DEVICE, T0);

  @Test
  void nobodyAsked() {
    // When
    issued("1", KEY, T0);
    // Then
    assertThat(only().unanswered(HOUR)).isTrue();
    assertThat(only().describe()).contains("nobody asked");
  }

  @Test
  void aNoIsNoYes() {
    answered(T0.minus(MINUTE), KEY, CA, false);
    // When
    issued("1", KEY, T0);
    // Then
    assertThat(only().unanswered(HOUR)).isTrue();
    assertThat(only().describe()).contains("told no");
  }

  @Test
  void theNearestAnswerCounts() {
    answered(T0.minus(MINUTE.multipliedBy(9)), KEY, CA, true);
    answered(T0.minus(MINUTE), KEY, CA, false);
    // When
    issued("1", KEY, T0);
    // Then: a yes before the no does not help
    assertThat(only().unanswered(HOUR)).isTrue();
  }

  @Test
  void aNoAfterwardsDoesNotHarm() {
    answered(T0.minusSeconds(2), KEY, CA, true);
    issued("1", KEY, T0);
    // When
    answered(T0.plus(MINUTE), KEY, CA, false);
    // Then
    assertThat(only().unanswered(HOUR)).isFalse();
  }

  @Test
  void aYesToAnotherKeyOrAuthorityIsNone() {
    answered(T0, "cd".repeat(32), CA, true);
    answered(T0, KEY, "cn=other ca", true);
    // When
    issued("1", KEY, T0);
    // Then
    assertThat(only().answer()).isEmpty();
  }

  @Test
  void aYesThatNamesNoKeyIsByTimeAndOneThatNamesItComesFirst() {
    answered(T0.minusSeconds(1), "", CA, true);
    issued("1", KEY, T0);
    assertThat(only().unanswered(HOUR)).isFalse();
    // When
    answered(T0.minus(MINUTE), KEY, CA, false);
    // Then
    assertThat(only().unanswered(HOUR)).isTrue();
  }

  @Test
  void anAnswerThatComesToBeKnownLaterCounts() {
    issued("1", KEY, T0);
    // When
    at(
        T0.plus(MINUTE.multipliedBy(3)),
        answer(T0.minusSeconds(5), KEY, CA, true),
        T0.minusSeconds(5));
    // Then
    assertThat(only().unanswered(HOUR)).isFalse();
  }

  @Test
  void aYesLongAfterwardsIsForAnotherOne() {
    issued("1", KEY, T0);
    // When
    answered(T0.plus(Issued.SKEW).plusSeconds(1), KEY, CA, true);
    // Then
    assertThat(only().answer()).isEmpty();
  }

  @Test
  void aCertificateThatAListShowsLaterWasIssuedWhenItBegan() {
    answered(T0.minus(MINUTE), KEY, CA, true);
    // When
    at(T0.plus(HOUR.multipliedBy(9)), mustAsk("1", KEY), T0.plus(HOUR.multipliedBy(9)));
    // Then
    assertThat(only().since()).isEqualTo(T0);
    assertThat(only().unanswered(HOUR)).isFalse();
  }

  @Test
  void whatNeedNotAskAndWhatIsRenewedIsNotLookedAt() {
    // When
    at(T0, new Statement.CertificateIssued(certificate("1", KEY)), T0);
    at(T0, new Statement.CertificateRenewed(certificate("2", KEY), "1"), T0);
    // Then
    assertThat(known().issued()).isEmpty();
  }

  @Test
  void onlySoManyAreKeptAndThoseThatWereAnsweredGiveWayFirst() {
    issued("1", KEY, T0);
    // When
    for (int i = 0; i < Issuances.MAX + 5; i++) {
      Instant then = T0.plus(HOUR.multipliedBy(i + 1));
      answered(then, KEY, CA, true);
      at(then, mustAsk("a" + i, KEY, then), then);
    }
    // Then
    assertThat(known().issued()).hasSize(Issuances.MAX);
    assertThat(known().issued().getFirst().certificate()).endsWith("|1");
    assertThat(known().answers()).hasSize(Issuances.MAX);
  }

  @Test
  void answersThatAreOverAreForgotten() {
    answered(T0, KEY, CA, true);
    // When
    answered(T0.plus(Duration.ofDays(1)), KEY, CA, true);
    // Then
    assertThat(known().answers()).hasSize(1);
  }

  @Test
  void theSameIsSaidAgain() {
    answered(T0, KEY, CA, true);
    issued("1", KEY, T0);
    State before = state;
    // When
    answered(T0, KEY, CA, true);
    issued("1", KEY, T0);
    // Then
    assertThat(state.subject().facts()).isEqualTo(before.subject().facts());
  }

  @Test
  void twoThatAreOneKnowWhatWasAnsweredToTheOther() {
    answered(T0, KEY, CA, true);
    Statement absorbed = Statement.SubjectAbsorbed.of(state);
    state = State.fresh("dev-2", SubjectKind.DEVICE, T0);
    issued("1", KEY, T0);
    // When
    at(T0, absorbed, T0);
    // Then
    assertThat(only().unanswered(HOUR)).isFalse();
  }

  @Test
  void whoIsTakenBackIsRidOfThem() {
    issued("1", KEY, T0);
    // When
    at(T0, new Statement.Reinstated("ann", "revoked and issued anew"), T0);
    // Then
    assertThat(only().unanswered(HOUR)).isFalse();
    issued("1", KEY, T0);
    assertThat(known().issued()).singleElement().matches(Issued::accepted);
  }

  @Test
  void certificatesAreCountedByTheHour() {
    state = State.fresh("aut-1", SubjectKind.AUTHORITY, T0);
    at(T0, new Statement.IssuancesCounted(3), T0);
    // When
    at(T0.plus(MINUTE), new Statement.IssuancesCounted(4), T0.plus(MINUTE));
    // Then
    assertThat(known().rates()).singleElement().matches(r -> r.count() == 7);
    at(T0.plus(HOUR), new Statement.IssuancesCounted(500), T0.plus(HOUR));
    assertThat(known().rates().getFirst().above(10)).isTrue();
    assertThat(known().rates().getFirst().describe()).contains("500").contains("usual are 3");
  }

  @Test
  void onlyANewCertificateThatBeganLatelyIsCounted() {
    Signal issued = signal(T0, new Statement.CertificateIssued(certificate("1", KEY)), T0);
    // When
    Optional<IssuanceCount> first = IssuanceCount.of(state, issued);
    state = Apply.apply(state, issued);
    Optional<IssuanceCount> again = IssuanceCount.of(state, issued);
    Instant later = T0.plus(IssuanceCount.JUST).plusSeconds(1);
    Optional<IssuanceCount> old =
        IssuanceCount.of(
            state, signal(later, new Statement.CertificateIssued(certificate("2", KEY)), later));
    Optional<IssuanceCount> ahead =
        IssuanceCount.of(
            state,
            signal(
                T0,
                new Statement.CertificateIssued(certificate("3", KEY)),
                T0.plus(Duration.ofHours(3))));
    // Then
    assertThat(first).contains(new IssuanceCount(CA, T0));
    assertThat(again).isEmpty();
    assertThat(old).isEmpty();
    assertThat(ahead).contains(new IssuanceCount(CA, T0));
  }

  private void issued(String serial, String spki, Instant at) {
    at(at, mustAsk(serial, spki), at);
  }

  private void answered(Instant at, String spki, String authority, boolean allowed) {
    at(at, answer(at, spki, authority, allowed), at);
  }

  private static Statement answer(Instant at, String spki, String authority, boolean allowed) {
    return new Statement.IssuanceJudged(
        "scep", authority, spki, "", allowed, at.plus(Duration.ofDays(1)));
  }

  private static Statement mustAsk(String serial, String spki) {
    return mustAsk(serial, spki, T0);
  }

  private static Statement mustAsk(String serial, String spki, Instant begin) {
    return new Statement.CertificateIssued(certificate(serial, spki, begin)).marked();
  }

  private static Certificate certificate(String serial, String spki) {
    return certificate(serial, spki, T0);
  }

  private static Certificate certificate(String serial, String spki, Instant begin) {
    return new Certificate(
        "CN=Device CA",
        serial,
        "CN=slate",
        "",
        spki,
        begin,
        begin.plus(Duration.ofDays(90)),
        false,
        "");
  }

  private void at(Instant received, Statement statement, Instant occurred) {
    state = Apply.apply(state, signal(received, statement, occurred));
  }

  private static Signal signal(Instant received, Statement statement, Instant occurred) {
    return new Signal(
        Ids.of("sig", statement.toString(), occurred.toString()),
        "some-source",
        "",
        occurred,
        received,
        SubjectKind.DEVICE,
        "dev-1",
        List.of(),
        false,
        Actor.UNKNOWN,
        statement);
  }

  private Issuances known() {
    return state.subject().facts().issuances();
  }

  private Issued only() {
    return known().issued().getFirst();
  }
}
