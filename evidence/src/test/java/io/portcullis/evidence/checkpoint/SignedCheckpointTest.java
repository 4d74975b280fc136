package io.portcullis.evidence.checkpoint;

import java.security.KeyPair;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lines of checkpoints: what is signed, and what is refused. */
class SignedCheckpointTest {
  private static final String LINE =
      new String(
          new SignedCheckpoint(Samples.checkpoint(), Algorithm.ECDSA, "ab".repeat(32), "AAAA")
              .line(),
          UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"number\":1|\"number\":0|number: less than 1",
        "\"number\":1|\"number\":1.5|payload.number: not an integer from 0 to 2^53",
        "\"number\":1|\"number\":9007199254740993|payload.number: not an integer from 0 to 2^53",
        "\"number\":1|\"number\":1,\"note\":\"x\"|payload.note: unknown",
        "\"number\":1|\"number\":1,\"number\":2|line: not JSON at octet",
        "\"hub\":\"portcullis\"|\"hub\":\"\"|payload.hub: not a text",
        "\"kind\":\"checkpoint\"|\"kind\":\"other\"|payload.kind: none of the words",
        "\"version\":1|\"version\":2|payload.version: not 1",
        "12:00:00Z|12:00:00.000Z|payload.at: not a time in UTC",
        "\"from\":1|\"from\":\"1\"|payload.chains[0].from: not an integer",
        "\"offset\":3|\"offset\":3,\"more\":1|payload.chains[0].more: unknown",
        "\"count\":2|\"counts\":2|payload.chains[0].parts[0].count: missing",
        "SHA256withECDSA|MD5withRSA|signature.algorithm: none of the words",
        "\"value\":\"AAAA\"|\"value\":7|signature.value: not a text",
        "{\"payload\"|[{\"payload\"|line: not JSON at octet"
      })
  void whatIsWrongIsNamed(String right, String wrong, String problem) {
    // Given
    String line = LINE.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
    assertThat(line).isNotEqualTo(LINE);
    // When, then
    assertThatThrownBy(() -> SignedCheckpoint.read(line.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void aLineThatIsTooLongIsRefusedUnread() {
    byte[] line = new byte[SignedCheckpoint.MOST_BYTES + 1];
    assertThatThrownBy(() -> SignedCheckpoint.read(line)).hasMessageContaining("longer than");
  }

  @Test
  void countersHaveABound() {
    List<Counter> many =
        IntStream.rangeClosed(0, Checkpoint.MOST_COUNTERS)
            .mapToObj(i -> new Counter("c" + i, i))
            .toList();
    assertThatThrownBy(
            () ->
                Strands.after("h", java.util.Optional.empty())
                    .next(Kind.CHECKPOINT, Samples.AT, Extras.of(many)))
        .hasMessage("counters: more than 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void nobodyElseMadeIt(String family) throws Exception {
    // Given
    KeyPair pair = Samples.pair(family);
    SignedCheckpoint signed = Samples.signed(Samples.checkpoint(), pair);
    CheckpointKey other = new CheckpointKey(Samples.pair(family).getPublic());
    // When
    SignedCheckpoint forged =
        new SignedCheckpoint(
            signed.checkpoint(), signed.algorithm(), other.id(), signed.signature());
    // Then
    assertThat(signed.by(other)).isFalse();
    assertThat(forged.by(other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void staysTheSameAsALine(String family) throws Exception {
    // Given
    KeyPair pair = Samples.pair(family);
    SignedCheckpoint signed = Samples.signed(Samples.checkpoint(), pair);
    CheckpointKey key = CheckpointKey.read(new CheckpointKey(pair.getPublic()).pem());
    // When
    SignedCheckpoint read = SignedCheckpoint.read(signed.line());
    // Then
    assertThat(read).isEqualTo(signed);
    assertThat(read.by(key)).isTrue();
  }

  @Test
  void whatIsSignedIsATagAndCanonicalJson() {
    assertThat(new String(Samples.checkpoint().signed(), UTF_8))
        .startsWith(
            "portcullis-checkpoint-v1\n"
                + "{\"at\":\"2026-11-27T12:00:00Z\",\"chains\":[{\"chain\":\"c0\",")
        .doesNotContain(" ")
        .endsWith("\"version\":1}");
  }
}
