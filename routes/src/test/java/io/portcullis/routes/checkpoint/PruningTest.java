package io.portcullis.routes.checkpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.evidence.checkpoint.Algorithm;
import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Pruned;
import io.portcullis.evidence.checkpoint.Range;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Retention: what may be missing is signed before it is gone, once. */
class PruningTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String HASH = "ab".repeat(32);

  private final List<Instant> asked = new ArrayList<>();

  @Test
  void nothingIsPrunedThatNoCheckpointCovers() {
    // Given
    Pruning pruning = pruning(Optional.empty());
    // When, then
    assertThat(pruning.due(NOW).records()).isEmpty();
  }

  @Test
  void aChainWithoutARecordIsLeftOut() {
    // Given
    Pruning pruning = pruning(Optional.of(checkpoint(3, 0)));
    // When, then
    assertThat(pruning.due(NOW).records()).isEmpty();
  }

  @Test
  void whatIsOldEnoughIsPrunedAheadAndOnce() {
    // Given
    Pruning pruning = pruning(Optional.of(checkpoint(3, 42)));
    // When
    Pruning.Due due = pruning.due(NOW);
    pruning.signed(due);
    // Then
    assertThat(due.records()).containsExactly(new Pruned("c0", "portcullis.raw", 42, HASH));
    assertThat(due.done()).containsEntry("portcullis.raw", 3L);
    assertThat(asked).containsExactly(NOW.minus(Duration.ofDays(30)).plus(Duration.ofHours(2)));
    assertThat(pruning.due(NOW).records()).isEmpty();
  }

  private Pruning pruning(Optional<SignedCheckpoint> old) {
    return new Pruning(
        Map.of("portcullis.raw", Duration.ofDays(30)),
        moment -> {
          asked.add(moment);
          return old;
        },
        Map.of());
  }

  private static SignedCheckpoint checkpoint(long number, long to) {
    Range range = new Range("c0", to, to, HASH, HASH, to, List.of());
    Checkpoint checkpoint =
        new Checkpoint(
            Kind.CHECKPOINT,
            number,
            "portcullis",
            NOW,
            Checkpoint.NONE,
            List.of(range),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());
    return new SignedCheckpoint(checkpoint, Algorithm.ECDSA, HASH, "AAAA");
  }
}
