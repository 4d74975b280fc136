package io.portcullis.connectors.api;

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
}
