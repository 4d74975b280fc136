package io.portcullis.replay.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.portcullis.model.Signal;
import io.portcullis.model.State;

/**
 * Signals that are put into a history.
 *
 * @param at when; empty for after its end
 * @param length how long time goes on after that
 * @param signals made of the subjects known then and that moment, in the order of time
 */
public record Injection(
    Optional<Instant> at,
    Duration length,
    BiFunction<Collection<State>, Instant, List<Signal>> signals) {

  /** Nothing is put in, and time goes on for as long: what the other is compared with. */
  public Injection none() {
    return new Injection(at, length, (known, moment) -> List.of());
  }
}
