package io.portcullis.connectors.api;

/**
 * Where records end in a text that grows: a log that is followed while it is written. Each line is
 * looked at by itself, so that going on after a restart needs no memory. Stateless.
 */
@FunctionalInterface
public interface Cut {
  /** Each line is a record. */
  Cut LINES = line -> Place.ALONE;

  /** Never throws. The line comes without its end. */
  Place of(String line);

  /** What a line is to the record that is open. */
  enum Place {
    /** A record by itself; the one before it has ended. */
    ALONE,
    /** The first line of one; the one before it has ended. */
    FIRST,
    /** One more line of it, or the first where none is open. */
    NEXT,
    /** Its last line. */
    LAST
  }
}
