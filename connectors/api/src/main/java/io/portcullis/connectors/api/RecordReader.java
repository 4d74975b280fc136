package io.portcullis.connectors.api;

import java.util.Optional;
import java.util.function.Function;

/** Reads one record out of a body; throws {@link BadRecord} when it can not. */
@FunctionalInterface
public interface RecordReader<T> {
  /**
   * @param place byte offset of the record in the body, or of its document plus its index in it:
   *     different for any two records of one body
   */
  Parsed read(T item, long place);

  /** The answer for one record, whatever happens: a parser's own mistake costs one record only. */
  default Parsed guarded(T item, long place) {
    try {
      return read(item, place);
    } catch (BadRecord e) {
      return new Parsed.Broken(e.getMessage(), place);
    } catch (RuntimeException e) {
      // The message of an unforeseen exception may quote the record, so only its kind is told.
      return new Parsed.Broken("unforeseen " + e.getClass().getSimpleName(), place);
    }
  }

  /**
   * Also says where each record stands in its sequence, be it sound or not: one that came and can
   * not be read is not missing. A number that can not be read is none.
   */
  default RecordReader<T> numbered(Function<T, Optional<Mark>> mark) {
    RecordReader<T> plain = this;
    return new RecordReader<>() {
      @Override
      public Parsed read(T item, long place) {
        return plain.read(item, place).marked(number(item));
      }

      @Override
      public Parsed guarded(T item, long place) {
        return plain.guarded(item, place).marked(number(item));
      }

      private Optional<Mark> number(T item) {
        try {
          return mark.apply(item);
        } catch (BadRecord | IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    };
  }
}
