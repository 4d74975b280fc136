package io.portcullis.routes.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Cut;

import static io.portcullis.connectors.api.Cut.Place.FIRST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileTailTest {
  @TempDir private Path folder;
  private Path log;
  private final List<String> lines = new ArrayList<>();
  private boolean kafkaAway;
  private Cut cut = Cut.LINES;

  @BeforeEach
  void name() {
    log = folder.resolve("audit.log");
  }

  @Test
  void aFileThatIsNotThereYetIsWaitedFor() throws IOException {
    drain();
    write("one\n");
    drain();
    assertThat(lines).containsExactly("one");
  }

  @Test
  void linesThatCouldNotBeStoredComeAgain() throws IOException {
    write("one\ntwo\n");
    kafkaAway = true;
    assertThatThrownBy(this::drain).isInstanceOf(CompletionException.class);
    kafkaAway = false;
    lines.clear();
    // When
    drain();
    // Then
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void aPlaceThatCanNotBeReadIsAnErrorAndNotABeginning() throws IOException {
    write("one\n");
    Files.writeString(folder.resolve("cursor"), "nonsense");
    assertThatThrownBy(this::drain).isInstanceOf(IOException.class).hasMessageContaining("cursor");
    assertThat(lines).isEmpty();
  }

  @Test
  void aLineWithoutItsEndWaitsForIt() throws IOException {
    write("one\ntw");
    drain();
    assertThat(lines).containsExactly("one");
    write("o\r\n\n");
    drain();
    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  void aLongLineIsCutAndTheNextOneIsWhole() throws IOException {
    write("x".repeat(Chunk.MAX_RECORD + 1) + "\n" + "y".repeat(Chunk.MAX_RECORD) + "\n");
    drain();
    assertThat(lines)
        .extracting(String::length)
        .containsExactly(Chunk.MAX_RECORD, Chunk.MAX_RECORD);
  }

  @Test
  void aFileWithoutLinesDoesNotHoldItUp() throws IOException {
    write("x".repeat(FileTail.CHUNK + 10) + "\nend\n");
    drain();
    assertThat(lines).last().isEqualTo("end");
  }

  @Test
  void afterARenameTheOldFileIsReadToItsEndFirst() throws IOException {
    write("one\n");
    drain();
    write("two\nthree");
    Files.move(log, folder.resolve("audit.log.1"));
    write("four\n");
    // When
    drain();
    // Then
    assertThat(lines).containsExactly("one", "two", "three", "four");
  }

  @Test
  void afterATruncationItStartsAnew() throws IOException {
    write("one\ntwo\n");
    drain();
    Files.writeString(log, "3\n", StandardOpenOption.TRUNCATE_EXISTING);
    drain();
    assertThat(lines).containsExactly("one", "two", "3");
  }

  @Test
  void ofARotatedFileALineIsNotTornWhereAChunkEnds() throws IOException {
    write("one\n");
    drain();
    String line = "x".repeat(60_000) + "\n";
    write(line.repeat(FileTail.CHUNK / line.length() + 1));
    Files.move(log, folder.resolve("audit.log.1"));
    // When
    write("four\n");
    drain();
    // Then
    assertThat(lines).extracting(String::length).containsOnly(3, 60_000, 4);
  }

  @Test
  void aBlockThatHasNotEndedWaitsAlsoOverARestart() throws IOException {
    cut = FileTailTest::indented;
    write("one\n 1\n\ntwo\n 2\n");
    drain();
    assertThat(lines).containsExactly("one\n 1");
    write(" 3\n\n");
    drain();
    assertThat(lines).containsExactly("one\n 1", "two\n 2\n 3");
  }

  @Test
  void theEndOfARotatedFileEndsABlock() throws IOException {
    cut = FileTailTest::indented;
    write("one\n 1\n");
    drain();
    Files.move(log, folder.resolve("audit.log.1"));
    write("two\n\n");
    drain();
    assertThat(lines).containsExactly("one\n 1", "two");
  }

  @Test
  void blocksThatCouldNotBeStoredComeAgain() throws IOException {
    cut = FileTailTest::indented;
    write("one\n 1\n\n");
    kafkaAway = true;
    assertThatThrownBy(this::drain).isInstanceOf(CompletionException.class);
    kafkaAway = false;
    drain();
    assertThat(lines).containsExactly("one\n 1", "one\n 1");
  }

  /** A record has a line, indented ones below it, and a blank one behind. */
  private static Cut.Place indented(String line) {
    return line.isBlank() ? Cut.Place.LAST : line.startsWith(" ") ? Cut.Place.NEXT : FIRST;
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** By a new one each time, as after a restart. */
  private void drain() throws IOException {
    FileTail tail = new FileTail(log, folder.resolve("cursor"), cut, this::take);
    while (tail.step()) {
      assertThat(lines).hasSizeLessThan(100);
    }
  }

  private CompletableFuture<Void> take(byte[] line) {
    lines.add(new String(line, UTF_8));
    return kafkaAway
        ? CompletableFuture.failedFuture(new IOException("no Kafka"))
        : CompletableFuture.completedFuture(null);
  }
}
