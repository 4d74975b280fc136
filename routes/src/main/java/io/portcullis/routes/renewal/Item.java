package io.portcullis.routes.renewal;

import java.time.LocalDate;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Ids;

/**
 * That something was remarked of an item.
 *
 * @param nothing the row that takes it back
 * @param digest of what was remarked
 * @param day when it was last told
 */
record Item(RemarkRow nothing, String digest, LocalDate day) {
  static Item of(RemarkRow row, LocalDate day) {
    return new Item(row.nothing(), digest(row), day);
  }

  /** Names subject and item. */
  static String key(RemarkRow row) {
    return Ids.of("item", row.aliases().getFirst().key(), row.remarked().item());
  }

  boolean says(RemarkRow row) {
    return digest.equals(digest(row));
  }

  private static String digest(RemarkRow row) {
    return Ids.sha256(Json.bytes(row.remarked()));
  }
}
