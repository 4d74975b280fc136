package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/** Where an action shows later than in its first proof: news of the action, and no more. */
record SecondLook(
    SecondProof proof, Witness witness, BiConsumer<Action, Outcome> report, Clock clock) {
  /** Often at first, to know the moment well, and 20 seconds in all: then it is sent again soon. */
  static final List<Duration> WAITS =
      Stream.of(
              Collections.nCopies(10, Duration.ofMillis(200)),
              Collections.nCopies(18, Duration.ofSeconds(1)))
          .flatMap(List::stream)
          .toList();

  private static final Logger LOG = LoggerFactory.getLogger(SecondLook.class);

  /** True, and told, when it shows. */
  boolean saw(Action action) {
    Optional<Instant> seen = proof.shown(action);
    seen.ifPresent(at -> report.accept(action, outcome(action, at)));
    return seen.isPresent();
  }

  private Outcome outcome(Action action, Instant at) {
    String said = "seen in " + proof.where();
    return Outcome.of(action, Status.VERIFIED, said, at, clock.instant())
        .showing(List.of(new Hop(proof.where(), at)))
        .showing(witness.saw(action));
  }

  /** Overtaken by a newer action, most often; of a CA that is ill OCSP tells first. */
  void unseen(Action action) {
    LOG.info(
        "{} at {} does not show in its {}", action.want(), action.target().point(), proof.where());
  }
}
