package io.portcullis.routes.config;

import java.time.Instant;

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
    return new BeginDate(EndDate.read(text, 0));
  }
}
