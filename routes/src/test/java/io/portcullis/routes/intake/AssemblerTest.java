package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Assembly.Piece;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AssemblerTest {
  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");
  private final Assembler assembler = new Assembler(AssemblerTest::piece);

  /** "RECORD NUMBER/TOTAL text"; all else is a record by itself. */
  private static Optional<Piece> piece(byte[] line) {
    String[] words = new String(line, UTF_8).split("[ /]", 4);
    return words.length < 4
        ? Optional.empty()
        : Optional.of(new Piece(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2])));
  }

  @Test
  void whatIsMissingAfterTheTimeIsNamedAndTheRestGoesOn() {
    add("a", "r 3/4 d");
    add("a", "r 1/4 b");
    assertThat(texts(assembler.due(START.plus(Assembler.LONGEST).minusMillis(1)))).isEmpty();
    // When
    List<Whole> late = assembler.due(START.plus(Assembler.LONGEST));
    // Then
    assertThat(texts(late)).containsExactly("r 1/4 b|r 3/4 d|");
    assertThat(late.getFirst().missing().orElseThrow()).endsWith("in time: 0, 2");
    assertThat(assembler.due(Instant.MAX.minus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void aSegmentThatComesTooLateIsARecordOfItsOwn() {
    add("a", "r 0/2 a");
    assembler.due(START.plus(Assembler.LONGEST));
    assertThat(add("a", "r 1/2 b")).isEmpty();
    assertThat(texts(assembler.rest())).containsExactly("r 1/2 b|");
  }

  @Test
  void theOldestMakesRoomForOneMoreThanTheBound() {
    for (int i = 0; i < Assembler.MAX_OPEN; i++) {
      assertThat(add("a", "r" + i + " 0/2 x")).isEmpty();
    }
    assertThat(add("a", "more 0/2 x")).containsExactly("r0 0/2 x|");
    assertThat(add("a", "r1 1/2 y")).containsExactly("r1 0/2 x|r1 1/2 y|");
    assertThat(assembler.rest()).hasSize(Assembler.MAX_OPEN - 1);
  }

  @Test
  void aRecordOverTheBoundGoesOnAsFarAsItCame() {
    String first = padded("r 0/2 ", Assembler.MAX_BYTES - 8);
    add("a", first);
    assertThat(add("a", "r 1/2 ab")).containsExactly(first + "|");
    assertThat(texts(assembler.rest())).containsExactly("r 1/2 ab|");
  }

  @Test
  void aRecordAtTheBoundIsWhole() {
    String first = padded("r 0/2 ", Assembler.MAX_BYTES - 9);
    add("a", first);
    assertThat(add("a", "r 1/2 a")).containsExactly(first + "|r 1/2 a|");
  }

  @Test
  void aRepeatedSegmentCountsOnce() {
    add("a", "r 1/2 b");
    assertThat(add("a", "r 1/2 b")).isEmpty();
    assertThat(add("a", "r 0/2 a")).containsExactly("r 0/2 a|r 1/2 b|");
  }

  @Test
  void anotherTextUnderTheSameNumberIsAnotherRecord() {
    add("a", "r 1/2 old");
    assertThat(add("a", "r 1/2 new")).containsExactly("r 1/2 old|");
    assertThat(add("a", "r 0/2 a")).containsExactly("r 0/2 a|r 1/2 new|");
  }

  @Test
  void sendersDoNotMixAndNeitherDoTotals() {
    add("a", "r 0/2 a");
    add("b", "r 1/2 b");
    add("a", "r 1/3 c");
    assertThat(add("a", "r 1/2 a")).containsExactly("r 0/2 a|r 1/2 a|");
    assertThat(texts(assembler.rest())).containsExactly("r 1/2 b|", "r 1/3 c|");
  }

  @Test
  void whatIsNoPieceGoesOnUnchanged() {
    List<Whole> line = assembler.add("a", "text".getBytes(UTF_8), START);
    assertThat(line).singleElement().extracting(Whole::missing).isEqualTo(Optional.empty());
    assertThat(new String(line.getFirst().body(), UTF_8)).isEqualTo("text");
  }

  private List<String> add(String sender, String line) {
    return texts(assembler.add(sender, line.getBytes(UTF_8), START));
  }

  private static String padded(String head, int length) {
    return head + "x".repeat(length - head.length());
  }

  /** Ends of lines as bars. */
  private static List<String> texts(List<Whole> bodies) {
    List<String> texts = new ArrayList<>();
    bodies.forEach(b -> texts.add(new String(b.body(), UTF_8).replace('\n', '|')));
    return texts;
  }
}
