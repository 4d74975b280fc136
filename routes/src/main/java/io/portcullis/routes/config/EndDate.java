package io.portcullis.routes.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * When something ends.
 *
 * @param at from then on it holds no longer
 */
public record EndDate(Instant at) {

  /**
   * A day, which counts to its end in UTC, or a moment.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static EndDate parse(String text) {
    return new EndDate(read(text, 1));
  }

  /**
   * @param days what a day without a time has passed of itself: 0 at its beginning, 1 at its end
   */
  static Instant read(String text, int days) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a day like 2027-03-31, or a moment like 2027-03-31T18:00:00Z", e);
    }
  }
}
