package io.portcullis.lab.net;

import java.util.HexFormat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Logins with EAP-TLS, on real FreeRADIUS, hostapd and wpa_supplicant. */
class LabIT extends LabFixture {
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 500})
  void aDeviceGetsInOnNothingButAYes(int status) {
    // Given
    hub().answer(new StubHub.Verdict(status, ""));
    // When
    lab().startSupplicant();
    // Then
    awaitRefusal();
    assertThat(lab().portOpen()).isFalse();
    assertThat(lab().reach("10")).isFalse();
  }

  @Test
  void aHubThatIsDownLetsNobodyIn() {
    // Given
    hub().close();
    // When
    lab().startSupplicant();
    // Then
    awaitRefusal();
    assertThat(lab().portOpen()).isFalse();
  }

  @Test
  void aYesOpensThePortAndTellsTheHubOfTheSession() {
    // When
    Session session = login();
    // Then
    assertThat(lab().portVlan()).contains("10");
    assertThat(lab().reach("10")).isTrue();
    assertThat(lab().reach("99")).isFalse();
    Awaitility.await().atMost(LONG).until(() -> !hub().accounting("Start").isEmpty());
    assertThat(StubHub.value(hub().accounting("Start").getLast(), "Acct-Session-Id"))
        .isEqualTo(session.id());
  }

  @Test
  void theHubIsAskedWithTheCertificateAndTheDevice() {
    // When
    Session session = login();
    // Then
    var question = hub().questions().getLast();
    assertThat(StubHub.value(question, "TLS-Client-Cert-Serial")).isEqualTo(pki().serial("device"));
    assertThat(StubHub.value(question, "TLS-Client-Cert-Issuer")).isEqualTo("/O=Moat/CN=Test-Root");
    assertThat(StubHub.value(question, "Calling-Station-Id")).isEqualTo("02-00-5E-00-00-17");
    assertThat(StubHub.value(question, "User-Name")).isEqualTo("tablet-31");
    assertThat(StubHub.value(question, "Acct-Session-Id")).isEqualTo(session.id());
    assertThat(question.has("EAP-Message")).isFalse();
  }

  @Test
  void theHubsAnswerChoosesVlanAndClass() {
    // Given
    hub().answer(new StubHub.Verdict(200, QUARANTINE));
    // When
    login();
    // Then
    assertThat(lab().portVlan()).contains("99");
    assertThat(lab().reach("99")).isTrue();
    assertThat(lab().reach("10")).isFalse();
    Awaitility.await().atMost(LONG).until(() -> !hub().accounting("Start").isEmpty());
    assertThat(StubHub.value(hub().accounting("Start").getLast(), "Class"))
        .isEqualTo("0x" + HexFormat.of().formatHex("stay-%{User-Name}".getBytes(UTF_8)));
  }

  @Test
  void aRecordThatTheHubCouldNotTakeComesAgain() {
    // Given
    hub().refuseAccounting(true);
    login();
    Awaitility.await().atMost(LONG).until(() -> hub().refused() > 0);
    // When
    hub().refuseAccounting(false);
    // Then
    Awaitility.await().atMost(LONG).until(() -> !hub().accounting("Start").isEmpty());
  }

  private void awaitRefusal() {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> lab().log(LabLog.RADIUS).contains("Login incorrect"));
  }

  /** The Class would end in "tablet-31" if FreeRADIUS expanded what stands in it. */
  private static final String QUARANTINE =
      """
      {"reply:Tunnel-Type": "VLAN",
       "reply:Tunnel-Medium-Type": "IEEE-802",
       "reply:Tunnel-Private-Group-Id": {"value": ["99"], "do_xlat": false},
       "reply:Class": {"value": ["stay-%{User-Name}"], "do_xlat": false}}
      """;
}
