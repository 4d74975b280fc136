package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Certificates for tests: they differ in what a test says. */
public final class Any {
  public static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

  private Any() {}

  /** One that begins at {@link #T0} and lives for so many days. */
  public static Expiring days(String id, int days) {
    return lives(id, Duration.ofDays(days));
  }

  public static Expiring lives(String id, Duration life) {
    return with(id, "web", T0, T0.plus(life), Optional.empty(), false);
  }

  public static Expiring owned(String id, String owner, int days) {
    return with(id, owner, T0, T0.plus(Duration.ofDays(days)), Optional.empty(), false);
  }

  public static Expiring suggested(String id, int days, Span window) {
    return with(id, "web", T0, T0.plus(Duration.ofDays(days)), Optional.of(window), false);
  }

  public static Expiring done(String id, int days) {
    return with(id, "web", T0, T0.plus(Duration.ofDays(days)), Optional.empty(), true);
  }

  private static Expiring with(
      String id, String owner, Instant from, Instant until, Optional<Span> window, boolean done) {
    return new Expiring(
        id, id + ".example.net", owner, "production", "cn=ca", from, until, true, window, done);
  }

  public static Instant day(double days) {
    return T0.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
  }
}
