package io.portcullis.connectors.hsm.listing;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.TokenFacts;

/**
 * A key service.
 *
 * @param vendor as "AWS", {@code product}: as "KMS"
 * @param place account and region, address of a vault: what tells it from others
 */
public record Service(String vendor, String product, String place) {
  private static final int MAX_TEXT = 256;

  static Service of(Doc row) {
    return new Service(
        bounded(row, "vendor", row.need("vendor")),
        bounded(row, "product", row.need("product")),
        bounded(row, "place", row.need("place")));
  }

  private static String bounded(Doc row, String field, String text) {
    if (text.length() > MAX_TEXT) {
      throw new BadRecord(row.at(field).path() + ": longer than " + MAX_TEXT + " characters");
    }
    return text;
  }

  TokenFacts facts(boolean hardware) {
    return TokenFacts.service(vendor, product, place, hardware);
  }

  /** For people, and to tell one from another. */
  @Override
  public String toString() {
    return vendor + " " + product + " " + place;
  }
}
