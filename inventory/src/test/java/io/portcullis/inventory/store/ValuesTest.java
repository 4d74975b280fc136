package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Declared;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Sample;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.Told;
import io.portcullis.inventory.TrustKind;
import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ValuesTest {
  private static final Entry WHOLE = Sample.of(7).entry("folder", Sample.SEEN);

  @Test
  void whatALaterReleaseWroteIsRefused() {
    // Given
    byte[] value = Values.write(WHOLE);
    value[0] = 99;
    // When, then
    assertThatIllegalStateException()
        .isThrownBy(() -> Values.read(value))
        .withMessageContaining("later release");
  }

  @Test
  void whatALaterReleaseAddsAtTheEndIsNotLookedAt() {
    // Given
    byte[] value = Values.write(WHOLE);
    // When
    Entry read = Values.read(Arrays.copyOf(value, value.length + 9));
    // Then
    assertThat(read).isEqualTo(WHOLE);
  }

  @Test
  void jsonOfAnEarlierReleaseIsRead() {
    // Given
    byte[] json = Json.bytes(WHOLE.with(Der.NONE));
    byte[] der = WHOLE.der().bytes();
    ByteBuffer value = ByteBuffer.allocate(1 + Integer.BYTES + json.length + der.length);
    value.put((byte) 1).putInt(json.length).put(json).put(der);
    // When
    Entry read = Values.read(value.array());
    // Then
    assertThat(read).isEqualTo(WHOLE);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void whatIsWrittenIsReadBack(Entry entry) {
    assertThat(Values.read(Values.write(entry))).isEqualTo(entry);
  }

  static List<Entry> entries() {
    Told told = new Told("Zahlungsverkehr \u20ac", "csv", Instant.parse("1969-12-31T23:59:59.5Z"));
    Told word = new Told("production", "csv", Sample.SEEN);
    String[] places = new String[Declared.MAX_PLACES];
    Arrays.setAll(places, i -> "p".repeat(Told.MAX_TEXT - 2) + (10 + i));
    Declared all = new Declared(told, told, word, told, told, told, List.of(places));
    return List.of(
        WHOLE,
        WHOLE.with(all).with(TrustKind.PRIVATE),
        WHOLE.with(Status.revoked(Sample.SEEN, ReasonCode.KEY_COMPROMISE)),
        Sample.of(8).authority().entry("folder", Sample.SEEN),
        Entry.fingerprint(WHOLE.id(), "list", Instant.MAX));
  }
}
