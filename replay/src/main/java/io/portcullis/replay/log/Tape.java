package io.portcullis.replay.log;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One thing after the other, in the order of the log. */
public interface Tape<T> extends AutoCloseable {
  /** Empty at the end. */
  Optional<T> next();

  @Override
  void close();

  /**
   * What comes after one of them; closed and empty when that one is not there.
   *
   * @param tape not read yet
   */
  static <T> Optional<Tape<T>> after(Tape<T> tape, Predicate<T> last) {
    for (Optional<T> next = tape.next(); next.isPresent(); next = tape.next()) {
      if (last.test(next.get())) {
        return Optional.of(tape);
      }
    }
    tape.close();
    return Optional.empty();
  }

  /** These, from memory. */
  static <T> Tape<T> of(List<T> things) {
    return new ListTape<>(things.iterator());
  }
}
