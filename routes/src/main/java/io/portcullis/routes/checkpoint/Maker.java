package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.checkpoint.Extras;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Strands;
import io.portcullis.routes.duty.Backoff;

/** Makes checkpoints out of what was read. A key that is away is waited for; nothing is lost. */
final class Maker {
  private static final Logger LOG = LoggerFactory.getLogger(Maker.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Strands strands;
  private final Notary notary;
  private final Sink sink;
  private final Trouble trouble;
  private final Clock clock;
  private Optional<SignedCheckpoint> last;

  /** Where a checkpoint goes. Returns when it is durable. */
  interface Sink {
    void take(Notary.Sealed sealed);
  }

  Maker(
      Strands strands,
      Optional<SignedCheckpoint> last,
      Notary notary,
      Sink sink,
      Trouble trouble,
      Clock clock) {
    this.strands = strands;
    this.last = last;
    this.notary = notary;
    this.sink = sink;
    this.trouble = trouble;
    this.clock = clock;
  }

  /** Returns when one is made, however long its key is away. */
  Checkpoint make(Kind kind, Extras extras) throws InterruptedException {
    int failures = 0;
    while (true) {
      try {
        Notary.Sealed sealed = sealed(kind, extras);
        sink.take(sealed);
        strands.made(sealed.line().checkpoint());
        last = Optional.of(sealed.line());
        return sealed.line().checkpoint();
      } catch (IOException e) {
        failures++;
        trouble.tell(Trouble.WAITS, notary.signer().place(), "" + e.getMessage());
        LOG.warn("no checkpoint can be signed: {}", e.getMessage());
        Duration wait = Backoff.after(failures);
        Thread.sleep(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
      }
    }
  }

  private Notary.Sealed sealed(Kind kind, Extras extras) throws IOException {
    Optional<CheckpointKey> next =
        last.isPresent() ? notary.handover(last.get()) : Optional.empty();
    Extras all = next.map(key -> extras.handingTo(key.id())).orElse(extras);
    if (next.isEmpty() && last.isPresent() && notary.unannounced(last.get())) {
      trouble.tell(
          Trouble.KEY_CHANGED,
          "checkpoints",
          "checkpoint %d was signed by another key, and it names no next one"
              .formatted(last.get().checkpoint().number()));
    }
    return notary.sign(strands.next(kind, clock.instant(), all));
  }
}
