package io.portcullis.routes.config;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** A time on every day, to the minute. */
public record TimeOfDay(LocalTime at) {
  /**
   * @throws IllegalArgumentException when it is none
   */
  public static TimeOfDay parse(String text) {
    try {
      if (text.length() == "00:00".length()) {
        return new TimeOfDay(LocalTime.parse(text));
      }
    } catch (DateTimeParseException e) {
      // Said below, as for what is too long.
    }
    throw new IllegalArgumentException("must be a time of the day such as 06:30, in quotes");
  }
}
