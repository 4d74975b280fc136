package io.portcullis.routes.poll;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Feed;
import io.portcullis.routes.duty.Backoff;

/** How long an API says that it is to be left alone. */
final class RetryAfter {
  /** Seconds since 1970 at which asking is allowed again: Okta, Falcon. */
  private static final List<String> RESETS =
      List.of("x-rate-limit-reset", "x-ratelimit-retryafter");

  private RetryAfter() {}

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
   * Seconds or a date (RFC 9110 section 10.2.3), within bounds.
   *
   * @param value of the header Retry-After
   * @return empty when it is neither
   */
  static Optional<Duration> retryAfter(String value, Instant now) {
    try {
      return Optional.of(
          Backoff.bounded(
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
}
