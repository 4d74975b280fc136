package io.portcullis.replay.log;

import java.util.Iterator;
import java.util.Optional;

/** What is in memory already. */
record ListTape<T>(Iterator<T> left) implements Tape<T> {
  @Override
  public Optional<T> next() {
    return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
  }

  @Override
  public void close() {}
}
