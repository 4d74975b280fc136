package io.portcullis.routes.checkpoint;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Extras;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Strands;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How checkpoints are signed: by a key that was pulled out, and by one that took another's place.
 */
class MakerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
  private static final Extras NOTHING = Extras.of(List.of());

  private final Told told = new Told();
  private final List<SignedCheckpoint> made = new ArrayList<>();

  @Test
  void aKeyThatIsAwayIsWaitedForAndNoNumberIsLost() throws Exception {
    // Given
    Maker maker = maker(new Notary(new Keys.Pulled(2), Optional.empty()));
    // When
    Checkpoint checkpoint = maker.make(Kind.CHECKPOINT, NOTHING);
    // Then
    assertThat(checkpoint.number()).isEqualTo(1);
    assertThat(made).hasSize(1);
    assertThat(told.actions).containsExactly(Trouble.WAITS, Trouble.WAITS);
  }

  @Test
  void aKeyThatNobodyAnnouncedIsTold() throws Exception {
    // Given
    maker(new Notary(Keys.one("first"), Optional.empty())).make(Kind.CHECKPOINT, NOTHING);
    Signer other = Keys.one("second");
    // When
    maker(new Notary(other, Optional.empty())).make(Kind.CHECKPOINT, NOTHING);
    // Then
    assertThat(told.actions).containsExactly(Trouble.KEY_CHANGED);
    assertThat(made.getLast().by(other.key())).isTrue();
    assertThat(made.getLast().checkpoint().number()).isEqualTo(2);
  }

  @Test
  void theFormerKeyNamesTheNextOne() throws Exception {
    // Given
    Signer first = Keys.one("first");
    Signer second = Keys.one("second");
    maker(new Notary(first, Optional.empty())).make(Kind.CHECKPOINT, NOTHING);
    Maker changed = maker(new Notary(second, Optional.of(first)));
    // When
    changed.make(Kind.CHECKPOINT, NOTHING);
    changed.make(Kind.CHECKPOINT, NOTHING);
    // Then
    assertThat(made.get(1).by(first.key())).isTrue();
    assertThat(made.get(1).checkpoint().next()).contains(second.key().id());
    assertThat(made.get(2).by(second.key())).isTrue();
    assertThat(made.get(2).checkpoint().next()).isEmpty();
    assertThat(told.actions).isEmpty();
  }

  /** One that goes on where the last one stopped. */
  private Maker maker(Notary notary) {
    Optional<SignedCheckpoint> last =
        made.isEmpty() ? Optional.empty() : Optional.of(made.getLast());
    Strands strands = Strands.after("portcullis", last.map(SignedCheckpoint::checkpoint));
    return new Maker(strands, last, notary, s -> made.add(s.line()), told, CLOCK);
  }
}
