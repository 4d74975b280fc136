package io.portcullis.connectors.radius.das;

import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DasClientTest {
  private static final SharedSecret SECRET = SharedSecret.of("drawbridge");
  private static final PacketSigner NAS = new PacketSigner(SECRET);
  private static final Retransmission SHORT = new Retransmission(Duration.ofMillis(20), 2);
  private static final Retransmission LONG = new Retransmission(Duration.ofSeconds(10), 0);
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);
  private static final List<Attribute> SESSION =
      List.of(Attribute.text(AttributeType.ACCT_SESSION_ID, "A1B2"));

  @Test
  void silenceIsNeverSuccessAndEverySendingHasTheSameOctets() throws Exception {
    try (FakeNas nas = FakeNas.silent();
        DasClient client = client(nas, SHORT, true)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Silent(3, ""));
      assertThat(nas.received()).hasSize(3);
      assertThat(new HashSet<>(nas.received())).hasSize(1);
    }
  }

  @Test
  void anAnswerSignedWithAnotherSecretIsDropped() throws Exception {
    PacketSigner stranger = new PacketSigner(SharedSecret.of("ladder"));
    try (FakeNas nas = acknowledging(stranger);
        DasClient client = client(nas, SHORT, true)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer)
          .isEqualTo(new Answer.Silent(3, "an answer with a wrong authenticator was dropped"));
    }
  }

  @Test
  void anAnswerWithoutMessageAuthenticatorIsDropped() throws Exception {
    try (FakeNas nas = new FakeNas(r -> List.of(UnsignedAnswers.ack(r, "drawbridge")));
        DasClient client = client(nas, SHORT, true)) {
      // When
      Answer answer = client.call(PacketCode.COA_REQUEST, SESSION);
      // Then
      assertThat(answer)
          .isEqualTo(new Answer.Silent(3, "an answer without Message-Authenticator was dropped"));
    }
  }

  @Test
  void anAnswerWithoutMessageAuthenticatorIsTakenWhereTheProfileAllowsIt() throws Exception {
    try (FakeNas nas = new FakeNas(r -> List.of(UnsignedAnswers.ack(r, "drawbridge")));
        DasClient client = client(nas, SHORT, false)) {
      // When
      Answer answer = client.call(PacketCode.COA_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Ack());
    }
  }

  @Test
  void anAnswerOfTheOtherKindIsDropped() throws Exception {
    try (FakeNas nas = new FakeNas(r -> List.of(NAS.answer(PacketCode.COA_ACK, r, List.of())));
        DasClient client = client(nas, SHORT, true)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Silent(3, "CoA-ACK is no answer"));
    }
  }

  @Test
  void anAnswerFromAnotherPortIsNotHeard() throws Exception {
    try (FakeNas nas = FakeNas.fromAnotherPort(r -> List.of(ack(NAS, r)));
        DasClient client = client(nas, SHORT, true)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Silent(3, ""));
      assertThat(nas.received()).hasSize(3);
    }
  }

  @Test
  void aHostNameThatDoesNotResolveIsNamed() {
    try (DasClient client = DasClient.open("nowhere.invalid", 3799, SECRET, SHORT, true, CLOCK)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer)
          .isEqualTo(new Answer.Silent(0, "host name nowhere.invalid does not resolve"));
    }
  }

  @Test
  void aClosedClientSendsNothing() throws Exception {
    // Given
    try (FakeNas nas = FakeNas.silent()) {
      DasClient client = client(nas, SHORT, true);
      client.close();
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.NotSent("the client is closed"));
    }
  }

  @Test
  void callNumber257IsNotSent() throws Exception {
    try (FakeNas nas = FakeNas.silent();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      DasClient client = client(nas, LONG, true);
      // Given
      for (int i = 0; i < DasClient.MAX_IN_FLIGHT; i++) {
        Future<Answer> call =
            threads.submit(() -> client.call(PacketCode.DISCONNECT_REQUEST, SESSION));
        assertThat(call.isCancelled()).isFalse();
      }
      Awaitility.await().until(() -> client.inFlight() == DasClient.MAX_IN_FLIGHT);
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.NotSent("256 calls are in flight already"));
      threads.shutdownNow();
    }
  }

  @Test
  void aNoCarriesItsCause() throws Exception {
    List<Attribute> no =
        List.of(
            Attribute.integer(AttributeType.ERROR_CAUSE, 503),
            Attribute.text(AttributeType.REPLY_MESSAGE, "who?"));
    try (FakeNas nas = new FakeNas(r -> List.of(NAS.answer(PacketCode.DISCONNECT_NAK, r, no)));
        DasClient client = client(nas, LONG, true)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.SESSION_CONTEXT_NOT_FOUND, "who?"));
    }
  }

  @Test
  void everyRequestIsSignedAndStamped() throws Exception {
    try (FakeNas nas = acknowledging(NAS);
        DasClient client = client(nas, LONG, true)) {
      // When
      Answer answer = client.call(PacketCode.COA_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Ack());
      Packet request = nas.requests().getFirst();
      assertThat(NAS.checkRequest(request)).isEqualTo(Authenticity.PROVEN);
      assertThat(request.integer(AttributeType.EVENT_TIMESTAMP)).contains(1_800_000_000L);
    }
  }

  @Test
  void aLostRequestIsMadeGoodByTheNext() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    try (FakeNas nas =
            new FakeNas(
                r ->
                    seen.incrementAndGet() < 2
                        ? List.of()
                        : List.of(NAS.answer(PacketCode.DISCONNECT_ACK, r, List.of())));
        DasClient client = client(nas, new Retransmission(Duration.ofMillis(100), 5), true)) {
      // When
      Answer answer = client.call(PacketCode.DISCONNECT_REQUEST, SESSION);
      // Then
      assertThat(answer).isEqualTo(new Answer.Ack());
    }
  }

  @Test
  void manyCallsShareTheSocketAndEachGetsItsOwnAnswer() throws Exception {
    // Given: a NAS that collects 50 requests and answers them in reverse
    List<Packet> waiting = Collections.synchronizedList(new ArrayList<>());
    try (FakeNas nas = new FakeNas(r -> inReverse(waiting, r));
        DasClient client = client(nas, LONG, true);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      List<Future<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        long cause = 401 + i % 2;
        calls.add(threads.submit(() -> client.call(PacketCode.COA_REQUEST, echo(cause))));
      }
      // Then
      for (int i = 0; i < 50; i++) {
        assertThat(calls.get(i).get()).isEqualTo(new Answer.Nak(ErrorCause.of(401 + i % 2), ""));
      }
    }
  }

  private static List<Attribute> echo(long cause) {
    return List.of(Attribute.integer(AttributeType.ERROR_CAUSE, cause));
  }

  private static List<Packet> inReverse(List<Packet> waiting, Packet request) {
    waiting.add(request);
    if (waiting.size() < 50) {
      return List.of();
    }
    return waiting.reversed().stream()
        .map(
            r ->
                NAS.answer(
                    PacketCode.COA_NAK,
                    r,
                    List.of(r.first(AttributeType.ERROR_CAUSE).orElseThrow())))
        .toList();
  }

  private static FakeNas acknowledging(PacketSigner signer) throws SocketException {
    return new FakeNas(r -> List.of(ack(signer, r)));
  }

  private static Packet ack(PacketSigner signer, Packet request) {
    return signer.answer(request.code().ack(), request, List.of());
  }

  private static DasClient client(FakeNas nas, Retransmission times, boolean requireMac) {
    return DasClient.open(nas.host(), nas.port(), SECRET, times, requireMac, CLOCK);
  }
}
