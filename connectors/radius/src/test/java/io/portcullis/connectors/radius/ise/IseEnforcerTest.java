package io.portcullis.connectors.radius.ise;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.radius.nac.Actions;
import io.portcullis.connectors.radius.nac.StrictServer.Fault;
import io.portcullis.connectors.radius.nac.Sway;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a server of our own that knows ERS: no ISE was reached. */
@Timeout(60)
class IseEnforcerTest {
  private StrictIse ise = new StrictIse(false);

  @AfterEach
  void close() {
    ise.close();
  }

  @ParameterizedTest
  @CsvSource({
    "BROKEN, FAILED, HTTP 500",
    "BUSY, FAILED, 'HTTP 429, asks to wait 7'",
    "SLOW, SILENT, no whole answer within 5000 ms",
    "ENDLESS, SILENT, no whole answer: longer than 1048576 bytes",
    "NO_JSON, FAILED, ISE does not say which ANC policy it holds",
    "ODD_JSON, FAILED, the answer is not as it should be",
    "CLOSED, SILENT, no whole answer"
  })
  void anIseThatMisbehavesIsNoSuccess(Fault fault, Status status, String detail) {
    ise.misbehave(fault);
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(status);
      assertThat(outcome.detail()).startsWith(detail);
      assertThat(enforcer.check()).isNotEqualTo("ok");
    }
  }

  @Test
  void aWrongPasswordMayPassAndIsNotTold() {
    try (IseEnforcer enforcer = enforcer("drawbridge", "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).isEqualTo("HTTP 401").doesNotContain("drawbridge");
      assertThat(enforcer.check()).isEqualTo("user or password is not accepted");
    }
  }

  @Test
  void aPolicyThatIsNotThereIsRefused() {
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Dungeon")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.REFUSED);
      assertThat(outcome.detail()).isEqualTo("HTTP 500, \"Policy is not configured\"");
      assertThat(enforcer.check()).isEqualTo("ISE has no ANC policy Dungeon");
    }
  }

  @Test
  void aNasThatIseDidNotReachIsNoSuccess() {
    ise.nasReached = false;
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(outcome.detail()).startsWith("ISE did not reach the NAS");
    }
  }

  @Test
  void aPolicyOfSomebodyElsesIsNotTakenAway() {
    ise.assigned.put(StrictIse.MAC, "Legal-Hold");
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.CONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.REFUSED);
      assertThat(ise.assigned).containsEntry(StrictIse.MAC, "Legal-Hold");
    }
  }

  @Test
  void aSessionWithoutMacIsNobodysToIse() {
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED, Actions.without("")));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.REFUSED);
      assertThat(ise.lines()).isEmpty();
    }
  }

  @Test
  void thatIseHoldsAPolicyIsNoProofOfTheSession() {
    ise.assigned.put(StrictIse.MAC, "Quarantine");
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.verify(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
    }
  }

  @ParameterizedTest
  @CsvSource({"QUARANTINED, Quarantine, 666", "DISCONNECTED, Off, ''"})
  void aDeviceIsPutUnderThePolicyOfTheWant(Want want, String policy, String network) {
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(want));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(outcome.detail()).isEqualTo("ISE holds ANC policy " + policy);
      assertThat(outcome.network()).isEqualTo(network);
      assertThat(outcome.lasting()).isTrue();
      assertThat(ise.assigned).containsEntry(StrictIse.MAC, policy);
      assertThat(ise.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameAgainChangesNothing(boolean csrf) {
    restarted(csrf);
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      enforcer.enforce(Actions.of(Want.QUARANTINED));
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(ise.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReleaseTakesThePolicyAway(boolean csrf) {
    restarted(csrf);
    ise.assigned.put(StrictIse.MAC, "Quarantine");
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      Outcome outcome = enforcer.enforce(Actions.of(Want.CONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(ise.assigned).isEmpty();
      assertThat(ise.complaints()).isEmpty();
      assertThat(enforcer.enforce(Actions.of(Want.CONNECTED)).detail())
          .isEqualTo("ISE holds no ANC policy");
    }
  }

  @Test
  void itServesTheSessionsOfItsNasAndChecksItsPolicies() {
    try (IseEnforcer enforcer = enforcer(StrictIse.PASSWORD, "Quarantine")) {
      // When
      String answer = enforcer.check();
      // Then
      assertThat(answer).isEqualTo("ok");
      assertThat(enforcer.serves(new Target.OfSession(Actions.SESSION))).isTrue();
      assertThat(enforcer.serves(new Target.OfKey("t", "01"))).isFalse();
      assertThat(ise.complaints()).isEmpty();
    }
  }

  private void restarted(boolean csrf) {
    ise.close();
    ise = new StrictIse(csrf);
  }

  private IseEnforcer enforcer(String password, String policy) {
    IseConfig config =
        new IseConfig(
            "ise",
            ise.url(),
            StrictIse.USER,
            () -> password,
            ise.csrf,
            policy,
            "Off",
            Sway.of(List.of("192.0.2.0/24"), "666", "20"),
            Duration.ofSeconds(5));
    return new IseEnforcer(config, Clock.systemUTC());
  }
}
