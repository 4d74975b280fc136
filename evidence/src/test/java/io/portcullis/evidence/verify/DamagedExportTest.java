package io.portcullis.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.export.ExportFolder;

import static org.assertj.core.api.Assertions.assertThat;

/** An export that lost something on its way, or is held against the wrong key. */
class DamagedExportTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "checkpoints.ndjson, checkpoint",
    "witnesses.ndjson, damaged",
    "records/c1.ndjson, chain-missing"
  })
  void aFileThatIsGoneIsNamed(String file, String also) throws Exception {
    // Given
    Trail trail = Trail.usual();
    Path folder = trail.write(temp.resolve("export"));
    Files.delete(folder.resolve(file));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    named(report, file, also);
    second(folder, trail, file, also);
  }

  @ParameterizedTest
  @CsvSource({
    "checkpoints.ndjson, checkpoint",
    "records/c1.ndjson, tail-cut",
    "witnesses.ndjson, damaged"
  })
  void aFileThatIsCutOffIsNamed(String file, String also) throws Exception {
    // Given
    Trail trail = Trail.usual();
    Path folder = trail.write(temp.resolve("export"));
    halve(folder.resolve(file));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    named(report, file, also);
    second(folder, trail, file, "damaged");
  }

  @Test
  void aPackedFileThatIsCutOffEndsTheChainThere() throws Exception {
    // Given
    Trail trail = Trail.usual();
    Path folder = trail.write(temp.resolve("export"), true);
    halve(folder.resolve("records/c1.ndjson.gz"));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    assertThat(report.counts()).containsKey(ProblemKind.DAMAGED);
    assertThat(report.counts().keySet())
        .containsAnyOf(ProblemKind.TAIL_CUT, ProblemKind.CHAIN_MISSING);
    second(folder, trail, "records/c1.ndjson.gz", "damaged");
  }

  @Test
  void theWrongKeyVouchesForNothing() throws Exception {
    // Given
    Trail trail = Trail.usual();
    Path folder = trail.write(temp.resolve("export"));
    CheckpointKey wrong = new CheckpointKey(Trail.pair().getPublic());
    // When
    Report report =
        Forgery.verify(ExportFolder.open(folder), new Keys(List.of(wrong), List.of(trail.key)));
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.CHECKPOINT);
    assertThat(report.signed().trusted()).isFalse();
    assertThat(Python.verify(folder, temp.resolve("key.pem"), wrong).code()).isEqualTo(1);
  }

  @Test
  void aKeyThatSignedNothingOfWhatIsHereIsNoProof() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.checkpoints.clear();
    trail.witnesses.clear();
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.CHECKPOINT);
    assertThat(Python.verify(folder, temp.resolve("key.pem"), trail.key).code()).isEqualTo(1);
  }

  private static void named(Report report, String file, String also) {
    assertThat(report.problems())
        .anyMatch(p -> p.kind() == ProblemKind.DAMAGED && p.place().equals(file));
    assertThat(report.counts().keySet()).extracting(ProblemKind::word).contains(also);
  }

  private void second(Path folder, Trail trail, String file, String also) throws Exception {
    Python.Answer answer = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(answer.code()).as(answer.text()).isEqualTo(1);
    assertThat(answer.text()).contains("damaged: " + file, also + ": ").doesNotContain("Traceback");
  }

  /** In the middle of a line, most likely. */
  private static void halve(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 - 3));
  }
}
