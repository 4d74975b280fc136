package io.portcullis.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Canary;
import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.model.Session;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.verdict.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** How long it took, in the records; and what is the same for a canary and what is not. */
class HopsOfTheMiddleTest {
  private static final Alias LAPTOP = Alias.vendor(AliasType.MDM_DEVICE, "intune", "d-1");
  private static final Instant T0 = Middle.START;

  private final Middle middle = new Middle(new PlainPolicy(), Limits.DEFAULT);

  @AfterEach
  void stop() {
    middle.close();
  }

  @Test
  void aRevokedCertificateStaysOutWhenItsSubjectComesBack() {
    // Given
    issued(SubjectKind.DEVICE, LAPTOP, "1f");
    middle.say(SubjectKind.DEVICE, "falcon", theft(), LAPTOP);
    issued(SubjectKind.DEVICE, LAPTOP, "2f");
    middle.verdicts();
    // When
    middle.say(SubjectKind.DEVICE, "guard", new Statement.Reinstated("ann", "rebuilt"), LAPTOP);
    issued(SubjectKind.DEVICE, LAPTOP, "3f");
    // Then
    var verdicts = middle.verdicts();
    assertThat(standing(verdicts.get(key("1f")))).isEqualTo(Standing.REVOKED);
    assertThat(standing(verdicts.get(key("2f")))).isEqualTo(Standing.REVOKED);
    assertThat(standing(verdicts.get(key("3f")))).isEqualTo(Standing.GOOD);
  }

  @Test
  void whoAsksAboutACertificateThatIsForgottenIsRefusedAsUnknown() {
    // Given: 65 that live for an hour
    for (int i = 0; i <= 64; i++) {
      issued(SubjectKind.DEVICE, LAPTOP, Integer.toHexString(0x100 + i));
    }
    middle.pass(Duration.ofDays(2));
    middle.verdicts();
    // When
    issued(SubjectKind.DEVICE, LAPTOP, "9f");
    // Then
    assertThat(middle.verdicts().values()).contains(Optional.empty());
    assertThat(middle.subject(LAPTOP).certificates()).hasSize(65);
  }

  @Test
  void theRecordsOfAnActionTellItsWay() {
    // Given
    issued(SubjectKind.DEVICE, LAPTOP, "1f");
    middle.say(SubjectKind.DEVICE, "falcon", theft(), LAPTOP);
    Action revoke = middle.actions(Topic.ACTIONS_CA).getFirst();
    middle.records();
    // When
    Instant at = middle.now().plusMillis(40);
    Outcome seen =
        Outcome.of(revoke, Outcome.Status.VERIFIED, "OCSP", at, at)
            .showing(List.of(new Hop(Hop.Kind.OCSP, at)));
    middle.say(SubjectKind.DEVICE, "ca", new Statement.OutcomeReported(seen), LAPTOP);
    // Then
    JsonNode hops = hops("outcome");
    assertThat(revoke.hops()).extracting(Hop::kind).contains(Hop.Kind.DECIDED);
    assertThat(hops.path("vendor_ms").asLong(-1)).isZero();
    assertThat(hops.at("/ms/ocsp").asLong()).isEqualTo(40);
    assertThat(hops.at("/ms/decided").isIntegralNumber()).isTrue();
    assertThat(hops.at("/at/received").asText()).isEqualTo(middle.now().toString());
  }

  @Test
  void theEndOfASessionThatWasToEndIsARecordOfItsOwn() {
    // Given
    Session session = new Session("s-1", "192.0.2.7", "", "", "", "7", T0);
    middle.say(SubjectKind.DEVICE, "radius", new Statement.SessionStarted(session), LAPTOP);
    middle.say(SubjectKind.DEVICE, "falcon", theft(), LAPTOP);
    middle.records();
    // When
    middle.say(SubjectKind.DEVICE, "radius", new Statement.SessionEnded("s-1", "reset"), LAPTOP);
    // Then
    assertThat(hops("session-gone").at("/ms/session_gone").isIntegralNumber()).isTrue();
    // When
    middle.say(SubjectKind.DEVICE, "radius", new Statement.SessionEnded("s-1", "reset"), LAPTOP);
    // Then
    assertThat(middle.records())
        .noneMatch(d -> d.at("/event/action").asText().equals("session-gone"));
  }

  @Test
  void aCanaryIsRevokedAndNobodyIsToldOfIt() {
    // Given
    issued(SubjectKind.WORKLOAD, Canary.NAME, "ca");
    // When
    middle.say(SubjectKind.WORKLOAD, Canary.SOURCE, theft(), Canary.NAME);
    // Then
    assertThat(middle.actions(Topic.ACTIONS_CA)).hasSize(1);
    assertThat(middle.actions(Topic.ACTIONS_NOTIFY)).isEmpty();
    assertThat(middle.announcements()).isEmpty();
    // When: somebody else
    issued(SubjectKind.DEVICE, LAPTOP, "1f");
    middle.say(SubjectKind.DEVICE, "falcon", theft(), LAPTOP);
    // Then
    List<Action> told = middle.actions(Topic.ACTIONS_NOTIFY);
    assertThat(told).isNotEmpty().allMatch(a -> !a.hops().isEmpty());
    assertThat(middle.announcements()).isNotEmpty();
  }

  private JsonNode hops(String action) {
    return middle.records().stream()
        .filter(d -> d.at("/event/action").asText().equals(action))
        .map(d -> d.at("/portcullis/hops"))
        .findFirst()
        .orElseThrow();
  }

  private void issued(SubjectKind kind, Alias alias, String serial) {
    Instant end = middle.now().plus(Duration.ofHours(1));
    Certificate certificate =
        new Certificate("CN=Moat", serial, "CN=" + serial, "", "", T0, end, false, "");
    middle.say(kind, "ca", new Statement.CertificateIssued(certificate), alias);
  }

  private static String key(String serial) {
    return Verdict.certificateKey("CN=Moat", serial);
  }

  private static Standing standing(Optional<Verdict> verdict) {
    return verdict.orElseThrow().standing();
  }

  private static Statement theft() {
    return new Statement.RiskChanged(
        RiskOrigin.ENDPOINT, "r-1", Severity.CRITICAL, Set.of(), false, "memory was read");
  }
}
