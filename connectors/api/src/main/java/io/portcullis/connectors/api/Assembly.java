package io.portcullis.connectors.api;

import java.util.Optional;

/**
 * Tells lines that are pieces of one record from lines that are one. A vendor cuts what is longer
 * than a datagram; the hub puts the pieces together before it asks the parser, which gets them as
 * one body, a piece on each line. Stateless.
 */
@FunctionalInterface
public interface Assembly {
  /** The vendor cuts nothing. */
  Assembly NONE = line -> Optional.empty();

  /** Empty for a line that is a record by itself. Never throws. */
  Optional<Piece> piece(byte[] line);

  /**
   * @param record which one it is of, among all of its sender
   * @param number from 0 to {@code total} - 1
   * @param total at least 2
   */
  record Piece(String record, int number, int total) {
    public Piece {
      if (total < 2 || number < 0 || number >= total) {
        throw new IllegalArgumentException("piece " + number + " of " + total);
      }
    }
  }
}
