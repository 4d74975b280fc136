package io.portcullis.routes.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One feed of signals. Webhooks post to {@code /hooks/NAME}.
 *
 * @param type of the parser, as {@code portcullis parse --list} names them
 * @param expectedInterval the longest silence that is still normal; without it silence says nothing
 * @param raw what is kept of the vendor's own words beside their hash
 * @param environment in which keys are used that it tells of: production, test, development or
 *     another word; without it nothing is said about that
 */
public record SourceSettings(
    String name,
    String type,
    @Default("none-on-loopback") AuthSettings auth,
    Optional<Duration> expectedInterval,
    @Default("none") Raw raw,
    Optional<String> environment) {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(30);
  private static final String LISTING = "key-listing";
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** Of a record as it came. */
  public enum Raw {
    NONE,
    /** Its text, in a data stream of its own. */
    TEXT
  }

  public SourceSettings {
    Checks checks = new Checks().name(name, "name").name(type, "type");
    expectedInterval.ifPresent(span -> checks.between(span, LEAST, MOST, "expected-interval"));
    checks.that(
        environment.filter(word -> !ENVIRONMENT.matcher(word).matches()).isEmpty(),
        "environment",
        "must be one word such as production, test or development");
    checks.that(
        !(auth instanceof AuthSettings.KeyService) || type.equals(LISTING),
        "type",
        "must be " + LISTING + " for a key-service");
    checks.end();
  }
}
