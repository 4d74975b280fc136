package io.portcullis.routes.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * When something begins.
 *
 * @param at from then on it holds
 */
public record BeginDate(Instant at) {

  /**
   * A day, which counts from its beginning in UTC, or a moment.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static BeginDate parse(String text) {
    try {
      return new BeginDate(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a day like 2027-03-31, or a moment like 2027-03-31T18:00:00Z", e);
    }
  }
}
