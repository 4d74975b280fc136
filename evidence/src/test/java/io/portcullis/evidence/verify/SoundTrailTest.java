package io.portcullis.evidence.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.evidence.checkpoint.Erased;
import io.portcullis.evidence.checkpoint.Pruned;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds: a trail that nobody touched, and what signed checkpoints allow. */
class SoundTrailTest {
  @TempDir private Path temp;

  @Test
  void moreThanASignedPruneAllowsIsNamed() throws Exception {
    // Given
    Trail trail = pruned();
    trail.chains.get("c0").remove(1);
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    assertThat(report.problems()).singleElement().matches(p -> p.place().equals("c0 2"));
    assertThat(Python.verify(folder, temp.resolve("key.pem"), trail.key).code()).isEqualTo(1);
  }

  @Test
  void anUntouchedTrailHoldsAndTellsItsTail() throws Exception {
    // Given
    Trail trail = Trail.usual().record("c0", Dataset.AUDIT);
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.records()).isEqualTo(81);
    assertThat(report.signed().trusted()).isTrue();
    assertThat(report.tail().witnessed().orElseThrow().number()).isEqualTo(3);
    assertThat(report.tail().records()).isEqualTo(21);
    assertThat(report.tail().seconds()).isEqualTo(22);
    assertThat(report.tail().unsigned()).isEqualTo(1);
    Python.Answer second = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(second.text()).contains("holds, with 4 checkpoints");
    assertThat(second.code()).isZero();
  }

  @Test
  void withoutCheckpointsTheChainsAloneAreChecked() throws Exception {
    // Given
    Trail trail = Trail.usual();
    // When
    Report report =
        new Verification(
                new Kept(trail.chains),
                Optional.empty(),
                Optional.empty(),
                new Keys(List.of(), List.of()),
                new Trusted(List.of()),
                2)
            .run();
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(ReportText.of(report)).contains("as far as it can without checkpoints");
  }

  @Test
  void whatASignedPruneAllowsToBeGoneIsNoProblem() throws Exception {
    // Given
    Trail trail = pruned();
    List<String> kept = trail.chains.get("c0");
    kept.removeIf(r -> kept.indexOf(r) < 10 && r.contains("portcullis.signals"));
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.pruned()).isEqualTo(3);
    assertThat(Python.verify(folder, temp.resolve("key.pem"), trail.key).code()).isZero();
  }

  @Test
  void aRedactionBySignedOrderHolds() throws Exception {
    // Given
    Trail trail = Trail.usual();
    trail.checkpoint(
        c -> CheckpointDraft.of(c).erasing(new Erased("c0", 4, "order-7"), "bob").build());
    Forgery.redact(trail, 4, "order-7");
    Path folder = trail.write(temp.resolve("export"));
    // When
    Report report = Forgery.verify(folder, trail);
    // Then
    assertThat(report.problems()).isEmpty();
    assertThat(report.redacted()).containsExactly(Map.entry("order-7", 1L));
    assertThat(ReportText.of(report)).contains("1, order order-7");
    Python.Answer second = Python.verify(folder, temp.resolve("key.pem"), trail.key);
    assertThat(second.code()).as(second.text()).isZero();
  }

  /** Signed is that the signals of c0 up to the tenth record are gone. */
  private static Trail pruned() throws Exception {
    Trail trail = Trail.usual();
    String head = trail.checkpoints.getFirst().checkpoint().chains().getFirst().head();
    trail.checkpoint(
        c ->
            CheckpointDraft.of(c)
                .pruning(new Pruned("c0", "portcullis.signals", 10, head))
                .build());
    return trail;
  }
}
