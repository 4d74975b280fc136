package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/**
 * Looks for what shows later than the answer, beside the lanes, so that no action waits for it. It
 * is news of the action and no more: what is not seen here changes nothing, and is looked for again
 * with the next attempt.
 */
final class LaterProofs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LaterProofs.class);

  /** Looked for at once; of a further one that moment stays unknown. */
  static final int MAX_WAITING = 4_096;

  /** A CA that shows nothing by then has its action sent again soon. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofSeconds(1);
  private static final Duration OFTEN_FOR = Duration.ofSeconds(2);

  private final Semaphore room = new Semaphore(MAX_WAITING);
  private final Witness witness;
  private final BiConsumer<Action, Outcome> report;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor thread;

  LaterProofs(String name, Witness witness, BiConsumer<Action, Outcome> report, Clock clock) {
    this.witness = witness;
    this.report = report;
    this.clock = clock;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> Thread.ofPlatform().daemon().name("proofs-" + name).unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  private record Look(SecondProof proof, Action action, Instant since) {}

  void await(SecondProof proof, Action action) {
    if (room.tryAcquire()) {
      later(new Look(proof, action, clock.instant()), OFTEN);
    } else {
      LOG.warn("{} of action {} is not looked for: too many wait", proof.where(), action.id());
    }
  }

  private void later(Look look, Duration pause) {
    thread.schedule(() -> look(look), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Look look) {
    boolean over = true;
    try {
      over = looked(look);
    } catch (RuntimeException e) {
      // Proofs do not throw; should one do so, it costs one moment of one action.
      LOG.error("{} of action {} was not looked for", look.proof().where(), look.action().id(), e);
    } finally {
      if (over) {
        room.release();
      }
    }
  }

  /** True when nothing more is to be looked for. */
  private boolean looked(Look look) {
    Optional<Instant> seen = look.proof().shown(look.action());
    Duration age = Duration.between(look.since(), clock.instant());
    if (seen.isPresent()) {
      report.accept(look.action(), outcome(look, seen.get()));
      return true;
    }
    if (age.compareTo(LIMIT) < 0) {
      later(look, age.compareTo(OFTEN_FOR) < 0 ? OFTEN : SELDOM);
      return false;
    }
    // Overtaken by a newer action, most often; of a CA that is ill OCSP tells first.
    LOG.info(
        "{} at {} does not show in its {} after {} s",
        look.action().want(),
        look.action().target().point(),
        look.proof().where(),
        LIMIT.toSeconds());
    return true;
  }

  private Outcome outcome(Look look, Instant at) {
    String said = "seen in " + look.proof().where();
    return Outcome.of(look.action(), Status.VERIFIED, said, look.since(), at)
        .showing(List.of(new Hop(look.proof().where(), at)))
        .showing(witness.saw(look.action()));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
