package io.portcullis.connectors.radius.das;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Session;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class RadiusEnforcerTest {
  private static final SharedSecret SECRET = SharedSecret.of("drawbridge");
  private static final PacketSigner NAS = new PacketSigner(SECRET);
  private static final Session SESSION =
      new Session("A1", "192.0.2.7", "sw-1", "02:00:5e:10:00:0a", "x", "7", Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "201, REFUSED, 'gone: CoA-NAK: residual session context removed (201)'",
    "202, FAILED, CoA-NAK: invalid EAP packet (202)",
    "401, REFUSED, CoA-NAK: unsupported attribute (401)",
    "402, REFUSED, CoA-NAK: missing attribute (402)",
    "403, REFUSED, CoA-NAK: NAS identification mismatch (403)",
    "404, REFUSED, CoA-NAK: invalid request (404)",
    "405, REFUSED, CoA-NAK: unsupported service (405)",
    "406, REFUSED, CoA-NAK: unsupported extension (406)",
    "407, REFUSED, CoA-NAK: invalid attribute value (407)",
    "501, REFUSED, CoA-NAK: administratively prohibited (501)",
    "502, FAILED, CoA-NAK: request not routable (502)",
    "503, REFUSED, 'gone: CoA-NAK: session context not found (503)'",
    "504, FAILED, CoA-NAK: session context not removable (504)",
    "505, FAILED, CoA-NAK: other proxy processing error (505)",
    "506, FAILED, CoA-NAK: resources unavailable (506)",
    "507, FAILED, CoA-NAK: request initiated (507)",
    "508, REFUSED, CoA-NAK: multiple session selection unsupported (508)",
    "509, REFUSED, CoA-NAK: location info required (509)",
    "601, REFUSED, CoA-NAK: response too big (601)",
    "999, FAILED, CoA-NAK: no known Error-Cause"
  })
  void aNoIsTakenByItsCause(long cause, Outcome.Status status, String detail) throws Exception {
    List<Attribute> no = List.of(Attribute.integer(AttributeType.ERROR_CAUSE, cause));
    try (FakeNas nas = new FakeNas(r -> List.of(NAS.answer(PacketCode.COA_NAK, r, no)));
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.QUARANTINED, SESSION));
      // Then
      assertThat(outcome.status()).isEqualTo(status);
      assertThat(outcome.detail()).isEqualTo(detail);
      assertThat(nas.requests()).hasSize(1);
    }
  }

  @Test
  void silenceIsSilent() throws Exception {
    try (FakeNas nas = FakeNas.silent();
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED, SESSION));
      // Then
      assertThat(outcome.status()).isEqualTo(Outcome.Status.SILENT);
      assertThat(outcome.detail()).isEqualTo("no answer to 2 sent");
    }
  }

  @Test
  void hostapdCanNotMoveASession() throws Exception {
    try (FakeNas nas = FakeNas.silent();
        RadiusEnforcer enforcer = enforcer(nas, "hostapd")) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.QUARANTINED, SESSION));
      // Then
      assertThat(outcome.status()).isEqualTo(Outcome.Status.REFUSED);
      assertThat(outcome.detail()).isEqualTo("profile hostapd cannot change VLAN");
      assertThat(nas.received()).isEmpty();
    }
  }

  @Test
  void aSessionOfUnboundedNameIsRefusedAndNotThrown() throws Exception {
    Session endless = new Session("A".repeat(300), "192.0.2.7", "", "", "", "", Instant.EPOCH);
    try (FakeNas nas = FakeNas.silent();
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED, endless));
      // Then
      assertThat(outcome.status()).isEqualTo(Outcome.Status.REFUSED);
      assertThat(outcome.detail()).contains("300 octets");
    }
  }

  @Test
  void aNasWordsAreCutAndCleaned() throws Exception {
    List<Attribute> no =
        List.of(Attribute.text(AttributeType.REPLY_MESSAGE, "line\nbreak" + "x".repeat(200)));
    try (FakeNas nas = new FakeNas(r -> List.of(NAS.answer(r.code().nak(), r, no)));
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED, SESSION));
      // Then
      assertThat(outcome.detail()).contains("\"line break").hasSizeLessThan(160);
    }
  }

  @Test
  void whatAccountingDoesNotShowIsNotVerified() throws Exception {
    try (FakeNas nas = FakeNas.silent();
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      Outcome outcome = enforcer.verify(action(Want.DISCONNECTED, SESSION));
      // Then
      assertThat(outcome.status()).isEqualTo(Outcome.Status.FAILED);
      assertThat(outcome.detail()).isEqualTo("waits for accounting");
    }
  }

  @Test
  void itServesTheSessionsOfItsAddressesOnly() throws Exception {
    Session elsewhere = new Session("A1", "198.51.100.1", "", "", "", "", Instant.EPOCH);
    try (FakeNas nas = FakeNas.silent();
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      boolean serves = enforcer.serves(new Target.OfSession(SESSION));
      // Then
      assertThat(serves).isTrue();
      assertThat(enforcer.serves(new Target.OfSession(elsewhere))).isFalse();
      assertThat(enforcer.serves(new Target.OfKey("t", "01"))).isFalse();
    }
  }

  @Test
  void theCheckSaysWhatSilenceMayMean() throws Exception {
    try (FakeNas nas = FakeNas.silent();
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      String answer = enforcer.check();
      // Then
      assertThat(answer).startsWith("no answer: address, port, secret or clock");
    }
  }

  @Test
  void anAuthenticNoProvesTheConnection() throws Exception {
    try (FakeNas nas = new FakeNas(r -> List.of(NAS.answer(r.code().nak(), r, List.of())));
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      String answer = enforcer.check();
      // Then
      assertThat(answer).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @CsvSource({"QUARANTINED, 99", "CONNECTED, 10"})
  void aMoveNamesSessionAndVlan(Want want, String vlan) throws Exception {
    try (FakeNas nas = new FakeNas(r -> List.of(NAS.answer(r.code().ack(), r, List.of())));
        RadiusEnforcer enforcer = enforcer(nas, "generic")) {
      // When
      Outcome outcome = enforcer.enforce(action(want, SESSION));
      // Then
      assertThat(outcome.status()).isEqualTo(Outcome.Status.ACKNOWLEDGED);
      assertThat(outcome.detail()).isEqualTo("CoA-ACK");
      assertThat(outcome.network()).isEqualTo(vlan);
      Packet request = nas.requests().getFirst();
      assertThat(request.code()).isEqualTo(PacketCode.COA_REQUEST);
      assertThat(request.text(AttributeType.ACCT_SESSION_ID)).isEqualTo("A1");
      assertThat(request.text(AttributeType.TUNNEL_PRIVATE_GROUP_ID)).isEqualTo(vlan);
    }
  }

  private static RadiusEnforcer enforcer(FakeNas nas, String profile) {
    NasConfig config =
        new NasConfig(
            "access",
            List.of("192.0.2.0/24"),
            nas.host(),
            nas.port(),
            "env:DAS",
            profile,
            "99",
            "10",
            Duration.ofMillis(100),
            1);
    return RadiusEnforcer.open(config, NasProfiles.shipped(), SECRET, Clock.systemUTC());
  }

  private static Action action(Want want, Session session) {
    return new Action(
        "act-1",
        "sub-1",
        SubjectKind.DEVICE,
        new Target.OfSession(session),
        want,
        1,
        1,
        ReasonCode.values()[0],
        "rule",
        "sig-1",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
