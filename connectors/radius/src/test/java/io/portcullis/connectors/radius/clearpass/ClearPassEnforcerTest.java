package io.portcullis.connectors.radius.clearpass;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.connectors.radius.nac.Actions;
import io.portcullis.connectors.radius.nac.StrictServer.Fault;
import io.portcullis.connectors.radius.nac.Sway;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server of our own that knows the published API: no ClearPass was reached. */
@Timeout(60)
class ClearPassEnforcerTest {
  private static final String NAS = "192.0.2.7";

  private final StrictClearPass clearpass = new StrictClearPass();

  @AfterEach
  void close() {
    clearpass.close();
  }

  @ParameterizedTest
  @CsvSource({
    "BROKEN, FAILED, HTTP 500",
    "BUSY, FAILED, 'HTTP 429, asks to wait 7'",
    "SLOW, SILENT, no whole answer within 5000 ms",
    "ENDLESS, SILENT, no whole answer: longer than 1048576 bytes",
    "NO_JSON, SILENT, ClearPass gives no token",
    "ODD_JSON, FAILED, the answer is not as it should be",
    "CLOSED, SILENT, no whole answer"
  })
  void aClearPassThatMisbehavesIsNoSuccess(Fault fault, Status status, String detail) {
    clearpass.sessions.put("s1", NAS);
    clearpass.misbehave(fault);
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(status);
      assertThat(outcome.detail()).startsWith(detail);
      assertThat(enforcer.check()).isNotEqualTo("ok");
    }
  }

  @Test
  void aWrongSecretIsRefusedAndNotTold() {
    try (ClearPassEnforcer enforcer = enforcer("drawbridge")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.REFUSED);
      assertThat(outcome.detail()).isEqualTo("HTTP 400, \"invalid_client\"");
      assertThat(enforcer.check()).isEqualTo("HTTP 400, \"invalid_client\"");
    }
  }

  @Test
  void aSecretThatIsNotThereIsNoSuccessEither() {
    ClearPassConfig config =
        config(
            () -> {
              throw new IllegalStateException("env:CP is not set");
            });
    try (ClearPassEnforcer enforcer = new ClearPassEnforcer(config, Clock.systemUTC())) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).isEqualTo("the secret can not be read: env:CP is not set");
    }
  }

  @Test
  void anEndpointThatIsNotKnownIsNotMoved() {
    clearpass.endpointKnown = false;
    clearpass.sessions.put("s1", NAS);
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.REFUSED);
      assertThat(clearpass.done).isEmpty();
    }
  }

  @Test
  void aNasThatDoesNotObeyIsNoSuccess() {
    clearpass.nasObeys = false;
    clearpass.sessions.put("s1", NAS);
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.DISCONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).contains("the NAS did not obey", "RADIUS CoA failed");
    }
  }

  @Test
  void aDeviceWithoutSessionIsGoneAndMarked() {
    clearpass.sessions.put("elsewhere", "198.51.100.1");
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.DISCONNECTED));
      // Then
      assertThat(outcome.gone()).isTrue();
      assertThat(clearpass.mark).isEqualTo("disconnected");
      assertThat(clearpass.done).isEmpty();
    }
  }

  @Test
  void aDeviceThatIsNotThereIsReleasedByItsMark() {
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.CONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(clearpass.mark).isEqualTo("connected");
    }
  }

  @Test
  void aTokenThatWasTakenBackIsAskedForOnce() {
    clearpass.sessions.put("s1", NAS);
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      enforcer.check();
      clearpass.tokenTakenBack = true;
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(clearpass.tokens).hasValue(2);
    }
  }

  @Test
  void onlyAnEndedSessionIsVerified() {
    clearpass.sessions.put("s1", NAS);
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      Outcome before = enforcer.verify(Actions.of(Want.DISCONNECTED));
      enforcer.enforce(Actions.of(Want.DISCONNECTED));
      // When
      Outcome after = enforcer.verify(Actions.of(Want.DISCONNECTED));
      // Then
      assertThat(before.status()).isEqualTo(Status.FAILED);
      assertThat(after.status()).isEqualTo(Status.VERIFIED);
      assertThat(enforcer.verify(Actions.of(Want.QUARANTINED)).status()).isEqualTo(Status.FAILED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "QUARANTINED, quarantined, Quarantine-CoA, 666",
    "CONNECTED, connected, Normal-CoA, 20",
    "DISCONNECTED, disconnected, disconnect, ''"
  })
  void theEndpointIsMarkedAndItsSessionsTold(Want want, String mark, String done, String network) {
    clearpass.sessions.put("s1", NAS);
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(want));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(outcome.network()).isEqualTo(network);
      assertThat(outcome.lasting()).isTrue();
      assertThat(clearpass.mark).isEqualTo(mark);
      assertThat(clearpass.done).containsEntry("s1", done);
      assertThat(clearpass.complaints()).isEmpty();
    }
  }

  @Test
  void theCheckChangesNothing() {
    try (ClearPassEnforcer enforcer = enforcer(StrictClearPass.SECRET)) {
      // When
      String answer = enforcer.check();
      // Then
      assertThat(answer).isEqualTo("ok");
      assertThat(clearpass.lines()).containsExactly("POST /api/oauth", "GET /api/oauth/me");
    }
  }

  private ClearPassEnforcer enforcer(String secret) {
    return new ClearPassEnforcer(config(() -> secret), Clock.systemUTC());
  }

  private ClearPassConfig config(Supplier<String> secret) {
    return new ClearPassConfig(
        "clearpass",
        clearpass.url(),
        StrictClearPass.CLIENT,
        secret,
        "Quarantine-CoA",
        "Normal-CoA",
        "Portcullis",
        Sway.of(List.of("192.0.2.0/24"), "666", "20"),
        Duration.ofSeconds(5));
  }
}
