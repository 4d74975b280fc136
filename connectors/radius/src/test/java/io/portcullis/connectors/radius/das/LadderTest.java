package io.portcullis.connectors.radius.das;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Session;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked after a "no": by other names, and in another way. */
class LadderTest {
  private static final SharedSecret SECRET = SharedSecret.of("drawbridge");
  private static final PacketSigner NAS = new PacketSigner(SECRET);
  private static final int NOT_FOUND = 503;
  private static final int WRONG_VALUE = 407;
  private static final Session SESSION =
      new Session(
          "A1",
          "192.0.2.7",
          "sw-1",
          "02:00:5e:10:00:0a",
          "x",
          "7",
          Instant.EPOCH,
          "0A000002",
          List.of());

  @Test
  void aSessionIsGoneWhenItIsKnownByNoneOfItsNames() throws Exception {
    try (FakeNas nas = nas(r -> no(r, NOT_FOUND));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.gone()).isTrue();
      assertThat(nas.requests())
          .extracting(Packet::code)
          .containsExactly(
              PacketCode.DISCONNECT_REQUEST,
              PacketCode.DISCONNECT_REQUEST,
              PacketCode.DISCONNECT_REQUEST);
    }
  }

  @Test
  void aWrongNameOfTheRestDoesNotMakeItLessGone() throws Exception {
    try (FakeNas nas = nas(r -> no(r, named(r) ? NOT_FOUND : WRONG_VALUE));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.detail())
          .isEqualTo("gone: Disconnect-NAK: session context not found (503)");
    }
  }

  @Test
  void silenceToAnotherNameIsSilence() throws Exception {
    try (FakeNas nas = nas(r -> named(r) ? List.of() : no(r, NOT_FOUND));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.SILENT);
    }
  }

  @Test
  void anotherNameMayBeTheRightOne() throws Exception {
    try (FakeNas nas = nas(r -> named(r) ? yes(r) : no(r, WRONG_VALUE));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(nas.requests()).hasSize(2);
    }
  }

  @Test
  void aSessionThatDoesNotEndHasItsPortBounced() throws Exception {
    try (FakeNas nas = nas(r -> r.code() == PacketCode.COA_REQUEST ? yes(r) : no(r, 504));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(outcome.detail())
          .isEqualTo("Disconnect-NAK: session context not removable (504); then CoA-ACK");
    }
  }

  @Test
  void aNasThatNeitherEndsNorBouncesHasRefused() throws Exception {
    try (FakeNas nas = nas(r -> no(r, 501));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.REFUSED);
      assertThat(outcome.detail()).contains("Disconnect-NAK", "; then CoA-NAK");
      assertThat(nas.requests()).hasSize(2);
    }
  }

  @Test
  void aBusyNasIsLeftAlone() throws Exception {
    try (FakeNas nas = nas(r -> no(r, 506));
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.DISCONNECTED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.FAILED);
      assertThat(nas.requests()).hasSize(1);
    }
  }

  @Test
  void aNewLoginNeedsNoVlan() throws Exception {
    try (FakeNas nas = nas(LadderTest::yes);
        RadiusEnforcer enforcer = cisco(nas)) {
      // When
      Outcome outcome = enforcer.enforce(action(Want.QUARANTINED));
      // Then
      assertThat(outcome.status()).isEqualTo(Status.ACKNOWLEDGED);
      assertThat(outcome.network()).isEmpty();
    }
  }

  /** By the second of Cisco's names. */
  private static boolean named(Packet request) {
    return request.text(AttributeType.ACCT_SESSION_ID).equals("A1");
  }

  private static FakeNas nas(Function<Packet, List<Packet>> answers) throws Exception {
    return new FakeNas(answers);
  }

  private static List<Packet> yes(Packet request) {
    return List.of(NAS.answer(request.code().ack(), request, List.of()));
  }

  private static List<Packet> no(Packet request, long cause) {
    List<Attribute> why = List.of(Attribute.integer(AttributeType.ERROR_CAUSE, cause));
    return List.of(NAS.answer(request.code().nak(), request, why));
  }

  private static RadiusEnforcer cisco(FakeNas nas) {
    NasConfig config =
        new NasConfig(
            "access",
            List.of("192.0.2.0/24"),
            nas.host(),
            nas.port(),
            "env:DAS",
            "cisco",
            "",
            "",
            Duration.ofMillis(100),
            1);
    return RadiusEnforcer.open(config, NasProfiles.shipped(), SECRET, Clock.systemUTC());
  }

  private static Action action(Want want) {
    return new Action(
        "act-1",
        "sub-1",
        SubjectKind.DEVICE,
        new Target.OfSession(SESSION),
        want,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "rule",
        "sig-1",
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
