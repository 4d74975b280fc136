package io.portcullis.replay.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decided;
import io.portcullis.model.Signal;
import io.portcullis.replay.History;
import io.portcullis.replay.ListLog;
import io.portcullis.replay.ReplayException;
import io.portcullis.rules.bundle.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderLogTest {
  private final History history = new History().device("d-1").device("d-2", History.theft());

  @TempDir private Path folder;

  @Test
  void aFolderWithoutSignalsIsRefused() {
    assertThatThrownBy(() -> FolderLog.open(folder))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("signals-0.ndjson");
  }

  @Test
  void aLineThatIsNoSignalIsNamed() throws IOException {
    // Given
    String good = Json.text(history.signals().getFirst());
    Path file = Files.writeString(folder.resolve("log"), good + "\n\n{\"a\":\n" + good);
    // When, Then
    assertThatThrownBy(() -> all(FolderLog.open(file).signals(0)))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("line 3: not a signal");
  }

  @Test
  void aLineThatIsTooLongIsRefused() throws IOException {
    // Given
    byte[] line = "x".repeat(LineTape.MAX_LINE).getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("log"), line);
    // When, Then
    assertThatThrownBy(() -> all(FolderLog.open(file).signals(0)))
        .hasMessageContaining("line 1: longer than");
  }

  @Test
  void aFileOfSignalsNeedsNoLineEndAtItsEnd() throws IOException {
    // Given
    List<String> lines = history.signals().stream().map(Json::text).toList();
    Path file = Files.writeString(folder.resolve("log"), String.join("\n\n", lines));
    // When, Then
    assertThat(all(FolderLog.open(file).signals(0))).isEqualTo(history.signals());
  }

  @Test
  void manyLinesAreReadAcrossTheBuffer() {
    // Given
    for (int i = 0; i < 20_000; i++) {
      history.device("d-" + i, History.theft());
    }
    // When, Then
    assertThat(all(FolderLog.open(history.write(folder.resolve("log"))).signals(0)))
        .isEqualTo(history.signals());
  }

  @Test
  void whatIsExportedIsReadAgain() {
    // Given
    List<Decided> decided = List.of(new Decided("d-1", "sig-0", "dec-1"));
    Path to = folder.resolve("new");
    // When
    long count = Export.write(new ListLog(history.signals(), decided), to);
    // Then
    FolderLog read = FolderLog.open(to);
    assertThat(count).isEqualTo(3);
    assertThat(read.partitions()).isEqualTo(1);
    assertThat(all(read.signals(0))).isEqualTo(history.signals());
    assertThat(all(read.decisions(0))).isEqualTo(decided);
    assertThat(read.policies()).isEqualTo(Map.<String, Published>of());
  }

  @Test
  void nothingIsExportedOverWhatIsThere() throws IOException {
    // Given
    Files.writeString(folder.resolve("mine"), "x");
    // When, Then
    assertThatThrownBy(() -> Export.write(history.log(), folder)).hasMessageContaining("not empty");
    assertThat(folder)
        .isDirectoryContaining("glob:**mine")
        .isDirectoryNotContaining("glob:**signals*");
  }

  @Test
  void partitionsAreReadByTimeOfReceipt() throws IOException {
    // Given
    Signal first = history.signals().get(0);
    history.pass(java.time.Duration.ofSeconds(1)).device("d-3", History.theft());
    Signal last = history.signals().getLast();
    Files.writeString(folder.resolve("signals-0.ndjson"), Json.text(last));
    Files.writeString(folder.resolve("signals-1.ndjson"), Json.text(first));
    // When
    try (Merged merged = new Merged(FolderLog.open(folder))) {
      // Then
      assertThat(all(merged)).containsExactly(first, last);
    }
  }

  private static <T> List<T> all(Tape<T> tape) {
    List<T> all = new ArrayList<>();
    for (Optional<T> next = tape.next(); next.isPresent(); next = tape.next()) {
      all.add(next.get());
    }
    return all;
  }
}
