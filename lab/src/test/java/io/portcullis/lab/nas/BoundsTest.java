package io.portcullis.lab.nas;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.radius.das.Octets;
import io.portcullis.connectors.radius.das.Packet;
import io.portcullis.connectors.radius.das.PacketCode;
import io.portcullis.model.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundsTest {
  private static final InetSocketAddress SENDER = new InetSocketAddress("127.0.0.1", 9);

  @Test
  void aFullTableTakesNoMoreSessions() {
    // Given
    SessionTable table = new SessionTable();
    for (int i = 0; i < SessionTable.MAX_SESSIONS; i++) {
      table.add(session("s" + i), "10");
    }
    // When / Then
    assertThatThrownBy(() -> table.add(session("one-more"), "10"))
        .hasMessage("a NAS holds at most 100000 sessions");
  }

  @Test
  void aFullLedgerTakesNoMoreChanges() {
    // Given
    SessionTable table = new SessionTable();
    Stay stay = new Stay(session("s"), "10");
    for (int i = 0; i < SessionTable.MAX_CHANGES; i++) {
      table.change(stay, "99", Instant.EPOCH);
    }
    // When
    boolean changed = table.change(stay, "", Instant.EPOCH).isPresent();
    // Then
    assertThat(changed).isFalse();
    assertThat(table.stay("s")).isPresent();
  }

  @Test
  void theOldestAnswerIsForgottenFirst() {
    // Given
    AnswerCache cache = new AnswerCache();
    for (int i = 0; i < AnswerCache.SIZE; i++) {
      cache.keep(SENDER, request(i), request(i));
    }
    // When
    cache.keep(SENDER, request(AnswerCache.SIZE), request(0));
    // Then
    assertThat(cache.answer(SENDER, request(0))).isEmpty();
    assertThat(cache.answer(SENDER, request(1))).isPresent();
  }

  private static Packet request(int number) {
    byte[] authenticator = new byte[16];
    authenticator[0] = (byte) number;
    authenticator[1] = (byte) (number >> 8);
    return new Packet(PacketCode.COA_REQUEST, 0, Octets.of(authenticator), List.of());
  }

  private static Session session(String id) {
    return new Session(id, "127.0.0.1", "", "", "", "", Instant.EPOCH);
  }
}
