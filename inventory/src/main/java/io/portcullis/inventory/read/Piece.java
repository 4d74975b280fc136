package io.portcullis.inventory.read;

import java.util.List;
import java.util.function.Supplier;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.inventory.Entry;

/**
 * An item that was cut out of a file and is not read yet: reading is most of the work, and is done
 * for several at once.
 *
 * @param where the place in the file
 * @param reading throws {@link BadRecord} or {@link IllegalArgumentException} with the reason
 */
record Piece(String where, String what, Supplier<Entry> reading) {

  /** Where the piece itself could not be cut out. */
  static Piece bad(String where, String what, String reason) {
    return new Piece(
        where,
        what,
        () -> {
          throw new BadRecord(reason);
        });
  }

  /** One of the two. */
  record Read(List<Entry> entry, List<Refused> refused) {}

  Read read(String file) {
    try {
      return new Read(List.of(reading.get()), List.of());
    } catch (BadRecord | IllegalArgumentException e) {
      String at = where.isEmpty() ? file : file + ", " + where;
      return new Read(List.of(), List.of(new Refused(at, what, e.getMessage())));
    }
  }
}
