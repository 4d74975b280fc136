package io.portcullis.evidence.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;

/** Each way of forging checkpoints, witnesses and keys, by data, against both verifiers. */
class ForgedCheckpointsTest {
  @TempDir private Path temp;

  static Stream<Forgery> forgeries() {
    return Stream.of(
        new Forgery(
            "a checkpoint changed",
            ProblemKind.CHECKPOINT,
            "checkpoint 2",
            t -> t.checkpoints.set(1, changed(t.checkpoints.get(1)))),
        new Forgery(
            "a checkpoint left out",
            ProblemKind.CHECKPOINT,
            "checkpoint 3",
            t -> t.checkpoints.remove(1)),
        new Forgery(
            "a checkpoint of another key",
            ProblemKind.CHECKPOINT,
            "checkpoint 4",
            t ->
                t.checkpoints.set(
                    3, Trail.signed(t.checkpoints.get(3).checkpoint(), Trail.pair()))),
        new Forgery(
            "a checkpoint dated back",
            ProblemKind.TIME,
            "checkpoint 5",
            t -> t.record("c0", Dataset.AUDIT).at(Trail.T0.minusSeconds(60)).checkpoint()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void isFoundAndNamed(Forgery forgery) throws Exception {
    // When, then
    forgery.isFound(temp);
  }

  @Test
  void aWitnessThatSawAnotherCheckpointIsNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    Trail other = Trail.usual().counter("intake/0", 1_000).checkpoint().witness();
    trail.witnesses.addAll(other.witnesses);
    trail.counter("intake/0", 999).checkpoint();
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.WITNESS);
  }

  @Test
  void checkpointsThatAreCutOffBeforeAWitnessedOneAreNamed() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.checkpoints.subList(2, 4).clear();
    // When
    Report report = Forgery.verify(trail.write(temp.resolve("export")), trail);
    // Then
    assertThat(report.counts()).containsOnlyKeys(ProblemKind.WITNESS);
    assertThat(report.tail().unsigned()).isEqualTo(40);
  }

  @Test
  void aKeyThatOnlyLiesBesideTheRecordsIsNotTrusted() throws Exception {
    // Given
    Trail trail = Trail.usual();
    ExportFolder export = ExportFolder.open(trail.write(temp.resolve("export")));
    // When
    Report report = Forgery.verify(export, new Keys(List.of(), export.keys()));
    // Then
    assertThat(report.holds()).isTrue();
    assertThat(report.signed().trusted()).isFalse();
    assertThat(ReportText.of(report)).contains("the key lies beside the records");
  }

  @Test
  void aKeyThatTheFormerOneNamesIsTrustedAndAnyOtherIsNot() throws Exception {
    // Given
    Trail trail = Trail.usual();
    var next = Trail.pair();
    String id = new CheckpointKey(next.getPublic()).id();
    trail.checkpoint(c -> CheckpointDraft.of(c).next(id).build());
    trail.record("c0", Dataset.AUDIT).checkpoint();
    trail.checkpoints.set(5, Trail.signed(trail.checkpoints.get(5).checkpoint(), next));
    ExportFolder export = ExportFolder.open(trail.write(temp.resolve("export")));
    var both = List.of(trail.key, new CheckpointKey(next.getPublic()));
    // When
    Report report = Forgery.verify(export, new Keys(List.of(trail.key), both));
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.signed().trusted()).isTrue();
  }

  private static SignedCheckpoint changed(SignedCheckpoint signed) {
    Checkpoint c = signed.checkpoint();
    Checkpoint later = CheckpointDraft.of(c).at(c.at().plusSeconds(1)).build();
    return new SignedCheckpoint(later, signed.algorithm(), signed.key(), signed.signature());
  }
}
