package io.portcullis.lab.net;

import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.radius.das.RadiusEnforcer;
import io.portcullis.model.Outcome;
import io.portcullis.model.Session;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** Our client against hostapd, and against FreeRADIUS as Dynamic Authorization Server. */
class LabEnforceIT extends LabFixture {
  @Test
  void aWrongSecretIsMetWithSilenceByBoth() {
    // Given
    Session session = login();
    try (RadiusEnforcer hostapd = hostapd("another-secret");
        RadiusEnforcer freeradius = freeradius("another-secret")) {
      // When
      Outcome first = hostapd.enforce(action(Want.DISCONNECTED, session));
      Outcome second = freeradius.enforce(action(Want.QUARANTINED, session));
      // Then
      assertThat(first.status()).isEqualTo(Outcome.Status.SILENT);
      assertThat(second.status()).isEqualTo(Outcome.Status.SILENT);
      assertThat(lab().portVlan()).contains("10");
    }
  }

  @Test
  void aSessionThatIsNotThereIsGoneForBoth() {
    // Given
    Session session = login();
    Session unknown =
        new Session(
            "0123456789ABCDEF",
            session.nas(),
            session.nasName(),
            session.mac(),
            "",
            "",
            Instant.EPOCH);
    try (RadiusEnforcer hostapd = hostapd(DAS_SECRET);
        RadiusEnforcer freeradius = freeradius(DAS_SECRET)) {
      // When
      Outcome first = hostapd.enforce(action(Want.DISCONNECTED, unknown));
      Outcome second = freeradius.enforce(action(Want.QUARANTINED, unknown));
      // Then
      assertThat(first.status()).isEqualTo(Outcome.Status.REFUSED);
      assertThat(first.detail()).isEqualTo("gone: Disconnect-NAK: session context not found (503)");
      assertThat(second.status()).isEqualTo(Outcome.Status.REFUSED);
      assertThat(second.detail()).isEqualTo("gone: CoA-NAK: session context not found (503)");
      assertThat(lab().portVlan()).contains("10");
    }
  }

  @Test
  void theCheckTellsARightSecretFromAWrongOne() {
    try (RadiusEnforcer hostapd = hostapd(DAS_SECRET);
        RadiusEnforcer freeradius = freeradius(DAS_SECRET);
        RadiusEnforcer stranger = hostapd("another-secret")) {
      // When
      String right = hostapd.check();
      // Then
      assertThat(right).isEqualTo("ok");
      assertThat(freeradius.check()).isEqualTo("ok");
      assertThat(stranger.check()).startsWith("no answer");
    }
  }

  @Test
  void hostapdEndsTheSessionAndTheDeviceDoesNotComeBack() {
    // Given
    Session session = login();
    Awaitility.await().atMost(LONG).until(() -> !hub().accounting("Start").isEmpty());
    hub().answer(NO);
    try (RadiusEnforcer hostapd = hostapd(DAS_SECRET)) {
      // When
      Outcome outcome = hostapd.enforce(action(Want.DISCONNECTED, session));
      // Then
      assertThat(outcome.status()).isEqualTo(Outcome.Status.ACKNOWLEDGED);
      assertThat(outcome.detail()).isEqualTo("Disconnect-ACK");
      assertThat(lab().awaitPortClosed(LONG)).isTrue();
      assertThat(lab().reach("10")).isFalse();
      Awaitility.await().atMost(LONG).until(() -> stopped(session));
      int asked = hub().questions().size();
      lab().reassociate();
      Awaitility.await().atMost(LONG).until(() -> hub().questions().size() > asked);
      Awaitility.await()
          .atMost(LONG)
          .until(() -> lab().log(LabLog.RADIUS).contains("Login incorrect"));
      assertThat(lab().portOpen()).isFalse();
    }
  }

  @Test
  void freeradiusMovesTheSessionToQuarantineAndBack() {
    // Given
    Session session = login();
    try (RadiusEnforcer freeradius = freeradius(DAS_SECRET)) {
      // When
      Outcome there = freeradius.enforce(action(Want.QUARANTINED, session));
      // Then
      assertThat(there.detail()).isEqualTo("CoA-ACK");
      assertThat(lab().portVlan()).contains("99");
      assertThat(lab().reach("99")).isTrue();
      assertThat(lab().reach("10")).isFalse();
      Awaitility.await().atMost(LONG).until(() -> movedByAccounting(session, "99"));
      Outcome back = freeradius.enforce(action(Want.CONNECTED, session));
      assertThat(back.status()).isEqualTo(Outcome.Status.ACKNOWLEDGED);
      assertThat(lab().reach("10")).isTrue();
      assertThat(lab().reach("99")).isFalse();
    }
  }

  @Test
  void freeradiusEndsASessionToo() {
    // Given
    Session session = login();
    try (RadiusEnforcer freeradius = freeradius(DAS_SECRET)) {
      // When
      Outcome outcome = freeradius.enforce(action(Want.DISCONNECTED, session));
      // Then
      assertThat(outcome.detail()).isEqualTo("Disconnect-ACK");
      assertThat(lab().awaitPortClosed(LONG)).isTrue();
    }
  }

  private boolean stopped(Session session) {
    return hub().accounting("Stop").stream()
        .anyMatch(r -> StubHub.value(r, "Acct-Session-Id").equals(session.id()));
  }

  private boolean movedByAccounting(Session session, String vlan) {
    return hub().accounting("Interim-Update").stream()
        .anyMatch(
            r ->
                StubHub.value(r, "Acct-Session-Id").equals(session.id())
                    && StubHub.value(r, "Tunnel-Private-Group-Id").equals(vlan));
  }
}
