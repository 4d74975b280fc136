package io.portcullis.routes.resolve;

import java.util.Objects;

/**
 * A record in the vendor's own words.
 *
 * @param text its beginning; empty in all signals of a record but its first, and once it is kept
 * @param bytes length of the whole record
 * @param sha256 of the whole record; ties signals and text together
 */
public record RawText(String text, int bytes, String sha256, boolean cut) {
  public RawText {
    text = Objects.requireNonNullElse(text, "");
    sha256 = Objects.requireNonNullElse(sha256, "");
  }

  /** What the other signals of the record carry. */
  public RawText hash() {
    return new RawText("", bytes, sha256, cut);
  }
}
