package io.portcullis.replay.log;

import java.util.Optional;

/** Nothing. */
record EmptyTape<T>() implements Tape<T> {
  @Override
  public Optional<T> next() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
