package io.portcullis.evidence.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.evidence.verify.Records;
import io.portcullis.evidence.verify.Records.Extent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ExportTest {
  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir private Path temp;

  @Test
  void aFolderThatIsThereIsNotTouched() throws Exception {
    // Given
    Path folder = Files.createDirectory(temp.resolve("there"));
    // When, then
    assertThatThrownBy(() -> ExportWriter.into(folder, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there already");
  }

  @Test
  void aPlaceThatCanNotBeWrittenIsNamedWithTheReason() throws Exception {
    // Given
    Path file = Files.writeString(temp.resolve("file"), "x");
    // When, then
    assertThatThrownBy(() -> ExportWriter.into(file.resolve("export"), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("file/export.part can not be written: ")
        .hasMessageContaining("is a file");
  }

  @Test
  void aDiskThatIsFullIsNamedAndNothingIsLeftBehind() throws Exception {
    // Given
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Path folder = temp.resolve("export");
    try (ExportWriter writer = ExportWriter.into(folder, false)) {
      Files.createSymbolicLink(temp.resolve("export.part/records/c0.ndjson"), Path.of("/dev/full"));
      // When, then
      assertThatThrownBy(() -> writer.chain("c0", new Extent(3, 9), new Two()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("records/c0.ndjson can not be written: No space left on device");
    }
    assertThat(temp.resolve("export.part")).doesNotExist();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aFolderWithoutAManifestIsNoExport() {
    assertThatThrownBy(() -> ExportFolder.open(temp))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("manifest.json is not there");
  }

  @Test
  void aManifestOfAnotherFormIsNamed() throws Exception {
    // Given
    Files.writeString(temp.resolve("manifest.json"), "{\"version\":2}");
    // When, then
    assertThatThrownBy(() -> ExportFolder.open(temp)).hasMessageContaining("not version 1");
  }

  @Test
  void aChainThatIsThereTwiceIsRefused() throws Exception {
    // Given
    write(temp.resolve("export"), false);
    Files.writeString(temp.resolve("export/records/c0.ndjson.gz"), "");
    // When, then
    assertThatThrownBy(() -> ExportFolder.open(temp.resolve("export")))
        .hasMessageContaining("a chain twice");
  }

  @Test
  void aKeyThatIsNoneIsNamedByItsFile() throws Exception {
    // Given
    Path file = Files.writeString(temp.resolve("key.pem"), "nothing");
    // When, then
    assertThatThrownBy(() -> ExportFolder.key(file)).hasMessageContaining("key.pem: no PUBLIC KEY");
  }

  @Test
  void whatWasInterruptedIsNotThereAndBegunAnew() throws Exception {
    // Given
    Path folder = temp.resolve("export");
    ExportWriter.into(folder, false).text("half.txt", "x");
    assertThat(folder).doesNotExist();
    // When
    write(folder, false);
    // Then
    assertThat(folder.resolve("half.txt")).doesNotExist();
    assertThat(temp.resolve("export.part")).doesNotExist();
  }

  @Test
  void whatIsWrittenIsReadAgainAlsoPacked() throws Exception {
    // Given
    Path folder = temp.resolve("export");
    // When
    Manifest manifest = write(folder, true);
    // Then
    ExportFolder read = ExportFolder.open(folder);
    StringBuilder lines = new StringBuilder();
    read.read(
        "c0",
        Extent.WHOLE,
        (bytes, from, to, place) ->
            lines.append(new String(bytes, from, to - from, UTF_8)).append(';'));
    assertThat(lines).hasToString("{\"a\":1};{\"a\":2};");
    assertThat(read.chains()).containsExactly("c0");
    assertThat(read.extent("c0")).isEqualTo(new Extent(3, 9));
    assertThat(read.complete()).isFalse();
    assertThat(manifest.files()).containsKey("records/c0.ndjson.gz");
    assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
  }

  @Test
  void aSpanOfTimeWithoutCheckpointsIsWhatIsNewerThanAllOfThem() throws Exception {
    // Given
    Path none = Files.writeString(temp.resolve("none.ndjson"), "");
    // When
    Extents extents = Extents.of(none, Optional.of(AT), Optional.of(AT));
    // Then
    assertThat(extents.of("c0")).isEqualTo(Extent.WHOLE);
  }

  private static Manifest write(Path folder, boolean packed) throws IOException {
    ExportWriter writer = ExportWriter.into(folder, packed);
    writer.chain("c0", new Extent(3, 9), new Two());
    return writer.end(AT, "ada", "kafka", false);
  }

  private record Two() implements Records {
    @Override
    public List<String> chains() {
      return List.of("c0");
    }

    @Override
    public void read(String chain, Extent extent, Taker taker) {
      for (String line : List.of("{\"a\":1}", "{\"a\":2}")) {
        taker.take(line.getBytes(UTF_8), 0, line.length(), "");
      }
    }
  }
}
