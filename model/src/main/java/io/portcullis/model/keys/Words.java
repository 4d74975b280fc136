package io.portcullis.model.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How moments and lists are written for people. */
final class Words {
  private static final int DAY = "2026-03-31".length();

  private Words() {}

  static String day(Instant at) {
    return at.toString().substring(0, Math.min(DAY, at.toString().length()));
  }

  /** Of what is said, what is not empty. */
  static String join(String... parts) {
    return String.join(", ", List.of(parts).stream().filter(p -> !p.isEmpty()).toList());
  }

  /** "jobs a, b"; empty for none. */
  static String listed(String name, Collection<String> values) {
    return values.isEmpty() ? "" : name + " " + String.join(", ", values);
  }

  static String in(Instant then, Instant now) {
    long days = Duration.between(now, then).toDays();
    return then.isAfter(now) ? "in %d days".formatted(days) : "%d days ago".formatted(-days);
  }
}
