package io.portcullis.evidence.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.SealedDocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Chains between checkpoints: no range reaches across a break, and every break is named. */
class StrandsTest {
  private static final Extras NOTHING = Extras.of(List.of());

  private final Strands strands = Strands.after("portcullis", Optional.empty());
  private final List<SealedDocument> chain = Samples.chain("c0", 12);

  @Test
  void aGapEndsTheRange() {
    // Given
    take(0, 4);
    // When
    boolean breaks = strands.breaks(chain.get(5));
    // Then
    assertThat(breaks).isTrue();
    assertThatThrownBy(() -> strands.take(chain.get(5), 6))
        .isInstanceOf(IllegalStateException.class);
    assertThat(made().chains().getFirst().to()).isEqualTo(4);
    assertThat(strands.take(chain.get(5), 6)).isPresent();
    Checkpoint next = made();
    assertThat(next.chains().getFirst().from()).isEqualTo(6);
    assertThat(next.flaws().getFirst().sequence()).isEqualTo(6);
    assertThat(next.flaws().getFirst().reason()).startsWith("gap: ");
  }

  @Test
  void whatComesAgainIsABreak() {
    // Given
    take(0, 4);
    made();
    // When
    Optional<ChainFlaw> flaw = strands.take(chain.get(1), 9);
    // Then
    assertThat(flaw.orElseThrow().reason()).startsWith("back: ");
  }

  @Test
  void anotherBranchIsABreak() {
    // Given
    take(0, 4);
    made();
    SealedDocument other =
        Samples.sealed("c0", new Head(4, "0".repeat(64)), 5, Map.of("event", Map.of()));
    // When
    Optional<ChainFlaw> flaw = strands.take(other, 5);
    // Then
    assertThat(flaw.orElseThrow().reason()).startsWith("fork: ");
  }

  @Test
  void aChangedRecordIsABreak() {
    // Given
    take(0, 4);
    made();
    SealedDocument fifth = chain.get(4);
    SealedDocument changed =
        new SealedDocument(Map.of("event", Map.of("action", "nothing")), fifth.seal());
    // When
    Optional<ChainFlaw> flaw = strands.take(changed, 5);
    // Then
    assertThat(flaw.orElseThrow().reason()).startsWith("changed: ");
  }

  @Test
  void whatCameBeforeTheFirstRecordSeenIsNotCovered() {
    // When
    Optional<ChainFlaw> flaw = strands.take(chain.get(6), 7);
    // Then
    assertThat(flaw.orElseThrow().reason()).startsWith("gap: ");
    assertThat(made().chains().getFirst().from()).isEqualTo(7);
  }

  @Test
  void noMoreFlawsThanFitAreTaken() {
    // Given
    for (int i = 0; i < Checkpoint.MOST_FLAWS; i++) {
      strands.unreadable("c0", i, "not JSON");
    }
    // When, then
    assertThat(strands.full()).isTrue();
    assertThatThrownBy(() -> strands.unreadable("c0", 100, "not JSON"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(made().flaws()).hasSize(Checkpoint.MOST_FLAWS);
    assertThat(strands.full()).isFalse();
  }

  @Test
  void eachKindOfRecordHasARootOfItsOwn() {
    // Given
    take(0, 12);
    Merkle raw = new Merkle();
    chain.stream()
        .filter(d -> d.document().toString().contains("dataset=portcullis.raw"))
        .forEach(d -> raw.add(d.seal().hash()));
    // When
    Range range = made().chains().getFirst();
    // Then
    assertThat(range.parts()).extracting(Part::dataset).isSorted().hasSize(5);
    assertThat(range.parts().stream().mapToLong(Part::count).sum()).isEqualTo(range.count());
    assertThat(range.parts())
        .contains(new Part("portcullis.raw", raw.size(), raw.root()))
        .doesNotContain(new Part("portcullis.raw", range.count(), range.root()));
  }

  @Test
  void rangesFollowOneAnotherAndACheckpointNamesTheOneBefore() {
    // Given
    take(0, 5);
    Checkpoint first = made();
    take(5, 5);
    Checkpoint idle = made();
    // When
    take(5, 12);
    Checkpoint third = made();
    // Then
    assertThat(idle.chains().getFirst().count()).isZero();
    assertThat(idle.chains().getFirst().root()).isEqualTo(Merkle.empty());
    assertThat(third.chains().getFirst().from()).isEqualTo(6);
    assertThat(third.chains().getFirst().head()).isEqualTo(chain.getLast().seal().hash());
    assertThat(idle.previous()).isEqualTo(first.hash());
    assertThat(third.previous()).isEqualTo(idle.hash());
    assertThat(List.of(first, idle, third))
        .extracting(Checkpoint::number)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aNewReaderGoesOnWhereTheLastCheckpointEnds() {
    // Given
    take(0, 5);
    Checkpoint first = made();
    // When
    Strands again = Strands.after("portcullis", Optional.of(first));
    // Then
    assertThat(again.offsets()).containsEntry("c0", 5L);
    assertThat(again.covered("c0", 4)).isTrue();
    assertThat(again.covered("c0", 5)).isFalse();
    assertThat(again.take(chain.get(5), 6)).isEmpty();
  }

  private void take(int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(strands.take(chain.get(i), i + 1)).isEmpty();
    }
  }

  private Checkpoint made() {
    Checkpoint next = strands.next(Kind.CHECKPOINT, Samples.AT, NOTHING);
    strands.made(next);
    return next;
  }
}
