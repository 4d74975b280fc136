package io.portcullis.routes.config;

import java.time.Duration;
import java.util.Optional;

/**
 * One feed of signals. Webhooks post to {@code /hooks/NAME}.
 *
 * @param type of the parser, as {@code portcullis parse --list} names them
 * @param expectedInterval the longest silence that is still normal; without it silence says nothing
 * @param raw what is kept of the vendor's own words beside their hash
 */
public record SourceSettings(
    String name,
    String type,
    @Default("none-on-loopback") AuthSettings auth,
    Optional<Duration> expectedInterval,
    @Default("none") Raw raw) {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(30);

  /** Of a record as it came. */
  public enum Raw {
    NONE,
    /** Its text, in a data stream of its own. */
    TEXT
  }

  public SourceSettings {
    Checks checks = new Checks().name(name, "name").name(type, "type");
    expectedInterval.ifPresent(span -> checks.between(span, LEAST, MOST, "expected-interval"));
    checks.end();
  }
}
