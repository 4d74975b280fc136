package io.portcullis.routes.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Feed;

/** How long to leave an API alone: as it says itself, or longer after each failure. */
public final class Backoff {
  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int MAX_DOUBLINGS = 10;

  /** Seconds since 1970 at which asking is allowed again: Okta, Falcon. */
  private static final List<String> RESETS =
      List.of("x-rate-limit-reset", "x-ratelimit-retryafter");

  private Backoff() {}

  /** What a refused request is told, within bounds; empty when it is told nothing. */
  static Optional<Duration> told(Feed.Answer answer, Instant now) {
    return first(answer, "retry-after")
        .flatMap(text -> retryAfter(text, now))
        .or(() -> reset(answer, now));
  }

  /** True when this answer used up what is allowed. */
  static boolean usedUp(Feed.Answer answer) {
    return first(answer, "x-rate-limit-remaining").filter("0"::equals).isPresent();
  }

  /**
   * @param failures in a row, at least one
   */
  public static Duration after(int failures) {
    return bounded(FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS)));
  }

  /**
   * Seconds or a date (RFC 9110 section 10.2.3), within bounds.
   *
   * @param value of the header Retry-After
   * @return empty when it is neither
   */
  public static Optional<Duration> retryAfter(String value, Instant now) {
    try {
      return Optional.of(
          bounded(
              value.matches("\\d{1,9}")
                  ? Duration.ofSeconds(Long.parseLong(value))
                  : Duration.between(
                      now,
                      ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                          .toInstant())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> reset(Feed.Answer answer, Instant now) {
    return RESETS.stream()
        .flatMap(name -> first(answer, name).stream())
        .filter(text -> text.matches("\\d{1,12}"))
        .map(text -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text))))
        .findFirst()
        .map(Backoff::bounded);
  }

  private static Optional<String> first(Feed.Answer answer, String header) {
    return answer.header(header).stream().map(String::strip).findFirst();
  }

  private static Duration bounded(Duration wait) {
    if (wait.compareTo(FIRST) < 0) {
      return FIRST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
