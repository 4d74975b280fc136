package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Extras;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.Strands;
import io.portcullis.evidence.checkpoint.Witness;

import static org.assertj.core.api.Assertions.assertThat;

/** Witnesses: each sees the newest once, and one that is away is told of and asked again. */
class WitnessingTest {
  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

  private final Told told = new Told();
  private final List<Witness> kept = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = START;
  private boolean away;
  private int asked;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final Attestor attestor =
      new Attestor() {
        @Override
        public String place() {
          return "somebody";
        }

        @Override
        public Witness.By by() {
          return Witness.By.SYSLOG;
        }

        @Override
        public Witness attest(Checkpoint c) throws IOException {
          asked++;
          if (away) {
            throw new IOException("does not answer");
          }
          return new Witness(c.number(), c.hash(), by(), now, "");
        }
      };

  private final Witnessing witnessing =
      new Witnessing(
          List.of(attestor),
          Duration.ofMinutes(1),
          kept::add,
          new CheckpointMeters(registry, clock),
          told,
          clock);

  @Test
  void oneThatIsAwayIsAskedAgainAndToldOfAfterAWhile() throws Exception {
    // Given
    away = true;
    witnessing.offer(checkpoint());
    witnessing.round();
    assertThat(told.actions).isEmpty();
    now = START.plus(Witnessing.PATIENCE).plusSeconds(1);
    witnessing.round();
    // When
    away = false;
    witnessing.round();
    // Then
    assertThat(told.actions).containsExactly(Trouble.UNWITNESSED);
    assertThat(asked).isEqualTo(3);
    assertThat(kept).hasSize(1);
  }

  @Test
  void nothingIsAskedBeforeThereIsACheckpoint() throws Exception {
    // When
    witnessing.round();
    // Then
    assertThat(asked).isZero();
  }

  @Test
  void theSameIsShownOnce() throws Exception {
    // Given
    witnessing.offer(checkpoint());
    // When
    witnessing.round();
    witnessing.round();
    // Then
    assertThat(asked).isEqualTo(1);
    now = START.plusSeconds(40);
    assertThat(registry.get("portcullis.checkpoint.unwitnessed").gauge().value()).isEqualTo(40);
  }

  private static Checkpoint checkpoint() {
    return Strands.after("portcullis", Optional.empty())
        .next(Kind.CHECKPOINT, START, Extras.of(List.of()));
  }
}
