package io.portcullis.routes.intake;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.Cut.Place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ChunkTest {
  /** The first letter says what a line is: a, f, n, l. */
  private static final Cut BY_LETTER =
      line ->
          switch (line.charAt(0)) {
            case 'a' -> Place.ALONE;
            case 'f' -> Place.FIRST;
            case 'n' -> Place.NEXT;
            default -> Place.LAST;
          };

  @Test
  void linesThatBelongToNothingAreARecordAndNotLost() {
    assertThat(records("n1\nn2\nf\n")).containsExactly("n1\nn2");
    assertThat(records("l\n")).containsExactly("l");
  }

  @Test
  void eachKindOfLineEndsAndBeginsWhatItSays() {
    assertThat(records("f1\nn\nf2\nl\na\nf3\na\nf4\nn\n"))
        .containsExactly("f1\nn", "f2\nl", "a", "f3", "a");
  }

  @Test
  void aBlockOverTheBoundGoesOnInTheNextRecord() {
    String line = "n" + "x".repeat(Chunk.MAX_RECORD / 2 - 2) + "\n";
    assertThat(records("f\n" + line + line + "l\n"))
        .extracting(String::length)
        .containsExactly(Chunk.MAX_RECORD / 2 + 1, Chunk.MAX_RECORD / 2 + 1);
  }

  @Test
  void aBlockAtTheBoundIsWhole() {
    String line = "n" + "x".repeat(Chunk.MAX_RECORD - 4) + "\n";
    assertThat(records("f\n" + line + "f\n"))
        .extracting(String::length)
        .containsExactly(Chunk.MAX_RECORD - 1);
  }

  @Test
  void whatHasNotEndedIsNotTaken() {
    Chunk chunk = Chunk.of("a\nf\nn".getBytes(UTF_8), BY_LETTER, false, false);
    assertThat(chunk.records()).hasSize(1);
    assertThat(chunk.taken()).isEqualTo(2);
  }

  @Test
  void aFullChunkWithoutAnEndIsTakenAllTheSame() {
    Chunk chunk = Chunk.of("f\nn".getBytes(UTF_8), BY_LETTER, false, true);
    assertThat(chunk.records()).hasSize(1);
    assertThat(chunk.taken()).isEqualTo(3);
  }

  private static List<String> records(String text) {
    return Chunk.of(text.getBytes(UTF_8), BY_LETTER, false, false).records().stream()
        .map(bytes -> new String(bytes, UTF_8))
        .toList();
  }
}
