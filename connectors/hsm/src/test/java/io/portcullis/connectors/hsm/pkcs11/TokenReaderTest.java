package io.portcullis.connectors.hsm.pkcs11;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.hsm.pkcs11.worker.Found;
import io.portcullis.connectors.hsm.pkcs11.worker.KeyRow;
import io.portcullis.connectors.hsm.pkcs11.worker.Reply;
import io.portcullis.connectors.hsm.pkcs11.worker.Request;
import io.portcullis.connectors.hsm.pkcs11.worker.TokenRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a child that answers as it likes: it runs beside a vendor's library. */
class TokenReaderTest {
  private static final TokenRow TOKEN =
      new TokenRow(
          "gate",
          "m",
          "n",
          "1",
          "1.0",
          "1.0",
          new TokenRow.Slot("s", "m", "1.0", "1.0", true),
          new TokenRow.Library("l", "m", "1.0", "2.40"),
          List.of());

  @Test
  void aChildThatFallsSilentLeavesNoHalfReading() {
    // Given
    TokenReader reader = new TokenReader(r -> new Answer.Silent("no answer in time"));
    // When / Then
    assertThatThrownBy(reader::read)
        .isInstanceOf(IOException.class)
        .hasMessage("no answer in time");
  }

  @Test
  void aListThatGoesRoundEnds() {
    // Given
    TokenReader reader = new TokenReader(r -> answer(r, page(16, 0, 40)));
    // When / Then
    assertThatThrownBy(reader::read).hasMessage("the child lists keys without an end");
  }

  @Test
  void aListWithoutAnEndEndsAtTheBound() {
    // Given
    List<Request> asked = new ArrayList<>();
    TokenReader reader =
        new TokenReader(
            r -> {
              asked.add(r);
              return answer(r, page(16, r.from() + 16, Integer.MAX_VALUE));
            });
    // When / Then
    assertThatThrownBy(reader::read).hasMessage("the child lists keys without an end");
    assertThat(asked).hasSizeLessThan(100);
  }

  @Test
  void pageAfterPageIsTheWhole() throws IOException {
    // Given
    TokenReader reader = new TokenReader(r -> answer(r, page(16, Math.min(r.from() + 16, 20), 20)));
    // When
    TokenReading reading = reader.read();
    // Then
    assertThat(reading.keys()).hasSize(32);
    assertThat(reading.total()).isEqualTo(20);
    assertThat(reading.token()).isEqualTo(TOKEN);
  }

  private static Answer answer(Request request, Found keys) {
    Found found =
        request.operation() == Request.Operation.TOKEN
            ? new Found(List.of(TOKEN), List.of(), 0, 0)
            : keys;
    return new Answer.Replied(new Reply(0, Reply.Code.DONE, "", found));
  }

  private static Found page(int keys, int next, int total) {
    List<KeyRow> rows = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      rows.add(new KeyRow("%02x".formatted(i), "", "EC", "P-256", Map.of()));
    }
    return new Found(List.of(), rows, next, total);
  }
}
