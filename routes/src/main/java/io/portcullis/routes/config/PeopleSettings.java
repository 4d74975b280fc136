package io.portcullis.routes.config;

import java.time.Duration;

/**
 * How the hub meets callers whose token it does not know.
 *
 * @param failedCalls from one address within {@code window}; above it they are answered 429
 */
public record PeopleSettings(@Default("20") int failedCalls, @Default("1m") Duration window) {
  public PeopleSettings {
    new Checks()
        .positive(failedCalls, "failed-calls")
        .between(window, Duration.ofSeconds(1), Duration.ofHours(1), "window")
        .end();
  }
}
