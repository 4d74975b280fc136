package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Facts.KeyUse;
import io.portcullis.model.Facts.Posture;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.KeyOperated;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyTest {
  private static final Instant T0 = Samples.T0;
  private static final Instant LATER = T0.plusSeconds(60);

  private State state = State.fresh("dev-1", SubjectKind.DEVICE, T0);

  @Test
  void anOlderStatementOfTheSameSourceChangesNothing() {
    hears("mdm", LATER, Samples.FINE);
    // When
    hears("mdm", T0, Samples.BAD);
    // Then
    assertThat(facts().postures())
        .singleElement()
        .extracting(Posture::compliance)
        .isEqualTo(Samples.FINE.compliance());
  }

  @Test
  void anOlderStatementOfAnotherSourceCountsBesideIt() {
    hears("mdm", LATER, Samples.FINE);
    // When
    hears("scanner", T0, Samples.BAD);
    // Then
    assertThat(facts().postures()).extracting(Posture::source).containsExactly("mdm", "scanner");
  }

  @Test
  void aValueThatIsSaidAgainHoldsSinceItWasFirstSaid() {
    hears("mdm", T0, Samples.BAD);
    // When
    hears("mdm", LATER, Samples.BAD);
    // Then
    Posture posture = facts().postures().getFirst();
    assertThat(posture.since()).isEqualTo(T0);
    assertThat(posture.at()).isEqualTo(LATER);
  }

  @Test
  void anotherValueHoldsSinceItIsSaid() {
    hears("mdm", T0, Samples.BAD);
    // When
    hears("mdm", LATER, Samples.FINE);
    // Then
    assertThat(facts().postures().getFirst().since()).isEqualTo(LATER);
  }

  @Test
  void aLockDoesNotHideThatAnAccountIsSwitchedOff() {
    hears("idp", T0, new Statement.AccountChanged(Statement.AccountStatus.SUSPENDED));
    // When
    hears("idp", LATER, new Statement.AccountChanged(Statement.AccountStatus.LOCKED));
    // Then
    assertThat(facts().accounts())
        .singleElement()
        .matches(a -> a.status() == Statement.AccountStatus.SUSPENDED && a.since().equals(T0));
    hears("idp", LATER, new Statement.AccountChanged(Statement.AccountStatus.ACTIVE));
    assertThat(facts().accounts().getFirst().status()).isEqualTo(Statement.AccountStatus.ACTIVE);
  }

  @Test
  void aFeedThatKnowsNoGroupsTakesASubjectOutOfNone() {
    hears("inventory", T0, new Statement.SubjectObserved("ca-01", "pki", Set.of("never-touch")));
    // When
    hears("mdm", LATER, new Statement.SubjectObserved("", "", Set.of()));
    // Then
    assertThat(state.subject().name()).isEqualTo("ca-01");
    assertThat(state.subject().owner()).isEqualTo("pki");
    assertThat(state.subject().groups()).containsExactly("never-touch");
    hears("inventory", LATER, new Statement.SubjectObserved("ca-01", "pki", Set.of("plain")));
    assertThat(state.subject().groups()).containsExactly("plain");
  }

  @Test
  void onlySoManyFactsAreKeptAndTheOldestGiveWay() {
    // When
    for (int i = 0; i <= Facts.MAX; i++) {
      hears("edr", T0.plusSeconds(i), Samples.risk("risk-" + i, Severity.HIGH));
    }
    // Then
    assertThat(facts().risks()).hasSize(Facts.MAX);
    assertThat(facts().risks().getFirst().id()).isEqualTo("risk-1");
  }

  @Test
  void aResolvedRiskNoLongerWeighs() {
    hears("edr", T0, Samples.risk("r", Severity.CRITICAL));
    // When
    hears(
        "edr",
        LATER,
        new Statement.RiskChanged(
            Statement.RiskOrigin.ENDPOINT, "r", Severity.CRITICAL, Set.of(), true, "closed"));
    // Then
    assertThat(facts().risks()).singleElement().extracting("severity").isEqualTo(Severity.INFO);
  }

  @Test
  void whatComesBackAfterItWasResolvedIsOpenSinceThen() {
    hears("edr", T0, level(Severity.MEDIUM, false));
    hears("edr", LATER, level(Severity.INFO, true));
    // When
    hears("edr", LATER.plusSeconds(9), level(Severity.MEDIUM, false));
    // Then
    assertThat(facts().risks())
        .singleElement()
        .matches(r -> r.since().equals(LATER.plusSeconds(9)));
  }

  @Test
  void aLevelThatRisesIsOpenSinceItWasFirstOpen() {
    hears("edr", T0, level(Severity.MEDIUM, false));
    // When
    hears("edr", LATER, level(Severity.HIGH, false));
    // Then
    assertThat(facts().risks()).singleElement().matches(r -> r.since().equals(T0));
  }

  private static Statement level(Severity severity, boolean resolved) {
    return new Statement.RiskChanged(
        Statement.RiskOrigin.ENDPOINT, "sensor", severity, Set.of(), resolved, "level");
  }

  @Test
  void theFirstPrincipalIsTheHistoryAndTheNextIsNew() {
    hears("hsm", T0, new KeyOperated("sign", "release", true));
    // When
    hears("hsm", LATER, new KeyOperated("sign", "intruder", true));
    hears("hsm", LATER, new KeyOperated("sign", "release", true));
    // Then
    assertThat(facts().keyUses())
        .extracting(KeyUse::principal, KeyUse::known)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("release", true),
            org.assertj.core.groups.Tuple.tuple("intruder", false));
  }

  @Test
  void aRefusedUseAndANamelessOneMakeNoHistory() {
    // When
    hears("hsm", T0, new KeyOperated("sign", "release", false));
    hears("hsm", T0, new KeyOperated("sign", "", true));
    // Then
    assertThat(facts().keyUses()).isEmpty();
  }

  @Test
  void aRenewalIsToldByItsWordOrBySubjectAndIssuer() {
    Certificate old = Samples.certificate("1");
    hears("ca", T0, new Statement.CertificateIssued(old));
    hears("ca", T0, new Statement.CertificateIssued(Samples.certificate("2")));
    // When
    hears("ca", LATER, new Statement.CertificateRenewed(Samples.certificate("3"), "2"));
    hears("ca", LATER, new Statement.CertificateIssued(renewalOf(old)));
    // Then
    assertThat(state.certificates())
        .extracting(Certificate::serial, Certificate::replacedBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", "4"),
            org.assertj.core.groups.Tuple.tuple("2", "3"),
            org.assertj.core.groups.Tuple.tuple("3", ""),
            org.assertj.core.groups.Tuple.tuple("4", ""));
  }

  @Test
  void aCertificateSeenTwiceIsOne() {
    hears("ca", T0, new Statement.CertificateIssued(Samples.certificate("1")));
    // When
    hears("scan", LATER, new Statement.CertificateObserved(Samples.certificate("0x01")));
    // Then
    assertThat(state.certificates()).hasSize(1);
  }

  @Test
  void rulesSeeTheCertificatesThatExpireFirstAndNoneThatHas() {
    hears("ca", T0, issued("ff", T0.minusSeconds(1)));
    for (int i = 1; i <= Policy.Case.MAX_CERTIFICATES + 1; i++) {
      hears("ca", T0, issued(Integer.toHexString(i), T0.plus(Duration.ofDays(100 - i))));
    }
    // When
    Policy.Case seen = state.toCase();
    // Then
    assertThat(seen.certificates())
        .hasSize(Policy.Case.MAX_CERTIFICATES)
        .extracting(Certificate::serial)
        .startsWith("41", "40")
        .doesNotContain("1", "ff");
  }

  @Test
  void aParentIsRememberedUntilItIsGoodAgain() {
    hears("decide", T0, parent(Standing.REVOKED));
    assertThat(facts().parents()).hasSize(1);
    // When
    hears("decide", LATER, parent(Standing.GOOD));
    // Then
    assertThat(facts().parents()).isEmpty();
  }

  @Test
  void theLaterOfTwoReceiptsIsTheSubjectsNow() {
    hears("mdm", LATER, Samples.FINE);
    // When
    hears("edr", T0, Samples.risk("r", Severity.LOW));
    // Then
    assertThat(state.subject().now()).isEqualTo(LATER);
  }

  @Test
  void onlySoManyNamesAreKept() {
    // When
    for (int i = 0; i < Subject.MAX_ALIASES + 5; i++) {
      Signal named =
          new Signal(
              "s" + i,
              "mdm",
              "",
              T0,
              T0,
              SubjectKind.DEVICE,
              "dev-1",
              List.of(new Alias(AliasType.HOSTNAME, "host-" + i)),
              true,
              Actor.UNKNOWN,
              new Statement.Heartbeat());
      state = Apply.apply(state, named);
    }
    // Then: the newest
    assertThat(state.subject().aliases())
        .hasSize(Subject.MAX_ALIASES)
        .contains(new Alias(AliasType.HOSTNAME, "host-36"));
  }

  private void hears(String source, Instant at, Statement statement) {
    state = Apply.apply(state, Samples.said(source, at, statement));
  }

  private Facts facts() {
    return state.subject().facts();
  }

  private static Statement issued(String serial, Instant notAfter) {
    return new Statement.CertificateIssued(Samples.certificate(serial, notAfter, false));
  }

  private static Statement parent(Standing standing) {
    return new Statement.ParentChanged(
        "ide-1",
        SubjectKind.IDENTITY,
        EdgeType.PRIMARY,
        standing,
        "gone",
        ReasonCode.UNSPECIFIED,
        "",
        false);
  }

  private static Certificate renewalOf(Certificate old) {
    return new Certificate(
        old.issuer(),
        "4",
        old.subject(),
        "",
        "",
        LATER,
        old.notAfter().plus(Duration.ofDays(30)),
        false,
        "");
  }
}
