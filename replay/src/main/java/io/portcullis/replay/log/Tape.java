package io.portcullis.replay.log;

import java.util.List;
import java.util.Optional;

/** One thing after the other, in the order of the log. */
public interface Tape<T> extends AutoCloseable {
  /** Empty at the end. */
  Optional<T> next();

  @Override
  void close();

  /** These, from memory. */
  static <T> Tape<T> of(List<T> things) {
    return new ListTape<>(things.iterator());
  }
}
