package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/** One change that somebody waits for; read and written under the lock of its {@link Ledger}. */
final class Asked {
  /**
   * What is to become of it.
   *
   * @param change to be on disk before {@code result} is told, if any
   */
  record Step(Result result, Optional<Change> change) {
    static Step none(Result result) {
      return new Step(result, Optional.empty());
    }
  }

  private final BigInteger serial;
  private final Function<State, Step> decide;
  private Optional<Step> step = Optional.empty();
  private Optional<Exception> failure = Optional.empty();
  private boolean over;

  Asked(BigInteger serial, Function<State, Step> decide) {
    this.serial = serial;
    this.decide = decide;
  }

  BigInteger serial() {
    return serial;
  }

  /** By the state that holds now. */
  Optional<Change> decide(Optional<State> state) {
    Step next = state.map(decide).orElseGet(() -> Step.none(Result.UNKNOWN));
    step = Optional.of(next);
    return next.change();
  }

  /** What was to change is on disk. */
  void done() {
    over = true;
  }

  /** It is not; what needed no change holds all the same. */
  void failed(Exception why) {
    failure = step.filter(s -> s.change().isEmpty()).isPresent() ? failure : Optional.of(why);
    over = true;
  }

  boolean over() {
    return over;
  }

  Result result() throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get().getMessage(), failure.get());
    }
    return step.orElseThrow().result();
  }
}
