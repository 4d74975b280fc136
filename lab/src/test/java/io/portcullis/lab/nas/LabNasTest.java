package io.portcullis.lab.nas;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.radius.das.Answer;
import io.portcullis.connectors.radius.das.Attribute;
import io.portcullis.connectors.radius.das.AttributeType;
import io.portcullis.connectors.radius.das.DasClient;
import io.portcullis.connectors.radius.das.Decoded;
import io.portcullis.connectors.radius.das.ErrorCause;
import io.portcullis.connectors.radius.das.Octets;
import io.portcullis.connectors.radius.das.Packet;
import io.portcullis.connectors.radius.das.PacketCode;
import io.portcullis.connectors.radius.das.PacketCodec;
import io.portcullis.connectors.radius.das.PacketSigner;
import io.portcullis.connectors.radius.das.Retransmission;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.model.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabNasTest {
  private static final SharedSecret SECRET = SharedSecret.of("portcullis");
  private static final Clock NOW = Clock.systemUTC();
  private static final Retransmission SHORT = new Retransmission(Duration.ofMillis(100), 1);
  private static final Retransmission LONG = new Retransmission(Duration.ofSeconds(2), 1);

  private final List<Change> told = new CopyOnWriteArrayList<>();
  private LabNas nas;

  @BeforeEach
  void open() {
    nas = LabNas.open("gate-1", 0, SECRET, told::add, NOW);
    nas.sessions().add(session("S1", "02:00:5e:00:00:01", "ann"), "10");
    nas.sessions().add(session("S2", "02:00:5e:00:00:02", "ann"), "10");
  }

  @AfterEach
  void close() {
    nas.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {-302, 302})
  void aStaleRequestIsDropped(long seconds) {
    // Given
    Clock other = Clock.offset(NOW, Duration.ofSeconds(seconds));
    // When
    Answer answer = ask(SECRET, SHORT, other, PacketCode.DISCONNECT_REQUEST, id("S1"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Silent(2, ""));
    assertThat(nas.sessions().stay("S1")).isPresent();
  }

  @Test
  void aRequestOfAStrangerIsDropped() {
    // When
    Answer answer = ask(SharedSecret.of("x"), SHORT, NOW, PacketCode.DISCONNECT_REQUEST, id("S1"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Silent(2, ""));
  }

  @Test
  void aSilentNasChangesNothing() {
    // Given
    nas.misbehave(new Faults(0, 1, 7));
    // When
    Answer answer = ask(SECRET, SHORT, NOW, PacketCode.DISCONNECT_REQUEST, id("S1"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Silent(2, ""));
    assertThat(nas.sessions().changes()).isZero();
  }

  @Test
  void aNasWithFaultsRefusesTheirShare() {
    // Given
    nas.misbehave(new Faults(1, 0, 7));
    // When
    Answer answer = ask(id("S1"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.RESOURCES_UNAVAILABLE, ""));
    assertThat(nas.sessions().changes()).isZero();
  }

  @Test
  void aShareOverOneIsRefused() {
    // When / Then
    assertThatThrownBy(() -> new Faults(1.1, 0, 0)).hasMessage("nakShare: 1.1 is not in 0..1");
  }

  @Test
  void anUnknownSessionIsNotFound() {
    // When
    Answer answer = ask(id("S9"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.SESSION_CONTEXT_NOT_FOUND, ""));
  }

  @Test
  void anotherNasIsMeant() {
    // When
    Answer answer = ask(id("S1"), Attribute.text(AttributeType.NAS_IDENTIFIER, "gate-2"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.NAS_IDENTIFICATION_MISMATCH, ""));
  }

  @Test
  void anAttributeItDoesNotKnowIsRefused() {
    // When
    Answer answer = ask(id("S1"), Attribute.text(AttributeType.FILTER_ID, "deny"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.UNSUPPORTED_ATTRIBUTE, ""));
  }

  @Test
  void twoSessionsAreOneTooMany() {
    // When
    Answer answer = ask(Attribute.text(AttributeType.USER_NAME, "ann"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.MULTIPLE_SESSIONS_UNSUPPORTED, ""));
  }

  @Test
  void aRequestWithoutASessionLacksSomething() {
    // When
    Answer answer = ask(Attribute.text(AttributeType.NAS_IDENTIFIER, "gate-1"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Nak(ErrorCause.MISSING_ATTRIBUTE, ""));
  }

  @Test
  void theSameRequestAgainIsAnsweredAgainAndDoneOnce() throws Exception {
    // Given
    Packet request =
        new PacketSigner(SECRET)
            .request(
                PacketCode.DISCONNECT_REQUEST,
                1,
                List.of(
                    id("S1"),
                    Attribute.integer(
                        AttributeType.EVENT_TIMESTAMP, NOW.instant().getEpochSecond())));
    try (DatagramSocket socket = new DatagramSocket()) {
      Packet first = exchange(socket, request);
      // When
      Packet second = exchange(socket, request);
      // Then
      assertThat(first.code()).isEqualTo(PacketCode.DISCONNECT_ACK);
      assertThat(second).isEqualTo(first);
      assertThat(nas.sessions().changes("S1")).hasSize(1);
    }
  }

  @Test
  void aMoveIsEnteredInTheLedgerAndTold() {
    // When
    Answer answer =
        ask(
            SECRET,
            LONG,
            NOW,
            PacketCode.COA_REQUEST,
            id("S1"),
            Attribute.text(AttributeType.CALLING_STATION_ID, "02-00-5E-00-00-01"),
            Attribute.taggedText(AttributeType.TUNNEL_PRIVATE_GROUP_ID, 1, "99"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Ack());
    assertThat(nas.sessions().stay("S1"))
        .hasValueSatisfying(s -> assertThat(s.vlan()).isEqualTo("99"));
    assertThat(nas.sessions().changes("S1").getFirst().to()).isEqualTo("99");
    Awaitility.await().until(() -> told.size() == 1);
    assertThat(told.getFirst().ended()).isFalse();
  }

  @Test
  void anEndIsEnteredInTheLedgerAndTold() {
    // When
    Answer answer = ask(id("S2"));
    // Then
    assertThat(answer).isEqualTo(new Answer.Ack());
    assertThat(nas.sessions().stay("S2")).isEmpty();
    Awaitility.await().until(() -> told.size() == 1);
    assertThat(told.getFirst().ended()).isTrue();
    assertThat(told.getFirst().from()).isEqualTo("10");
  }

  private Answer ask(Attribute... attributes) {
    return ask(SECRET, LONG, NOW, PacketCode.DISCONNECT_REQUEST, attributes);
  }

  private Answer ask(
      SharedSecret secret,
      Retransmission times,
      Clock clock,
      PacketCode code,
      Attribute... attributes) {
    try (DasClient client =
        DasClient.open(
            nas.address().getHostString(), nas.address().getPort(), secret, times, true, clock)) {
      return client.call(code, List.of(attributes));
    }
  }

  private Packet exchange(DatagramSocket socket, Packet request) throws Exception {
    byte[] out = PacketCodec.encode(request);
    socket.send(new DatagramPacket(out, out.length, nas.address()));
    DatagramPacket in = new DatagramPacket(new byte[Packet.MAX_LENGTH], Packet.MAX_LENGTH);
    socket.setSoTimeout(10_000);
    socket.receive(in);
    byte[] bytes = Octets.slice(in.getData(), 0, in.getLength()).toBytes();
    return ((Decoded.Sound) PacketCodec.decode(bytes)).packet();
  }

  private static Attribute id(String session) {
    return Attribute.text(AttributeType.ACCT_SESSION_ID, session);
  }

  private static Session session(String id, String mac, String user) {
    return new Session(id, "127.0.0.1", "gate-1", mac, user, "", Instant.EPOCH);
  }
}
