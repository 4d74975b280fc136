package io.portcullis.routes.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.portcullis.routes.api.DelayView;

/** Delays of revocations for people: a line for each authority. */
final class DelaysText {
  private static final double MILLIS = 1_000;

  private DelaysText() {}

  static String of(List<DelayView> delays) {
    if (delays.isEmpty()) {
      return "no revocation was measured\n";
    }
    StringBuilder text = new StringBuilder();
    for (DelayView one : delays) {
      text.append(one.authority()).append("\n  ").append(line(one)).append('\n');
    }
    return text.toString();
  }

  static String line(DelayView one) {
    return "%s: half within %s, 99 of 100 within %s, of the last %d"
        .formatted(
            one.of().equals("crl") ? "all, by CRL" : "asked for by the hub",
            seconds(one.median()),
            seconds(one.p99()),
            one.count());
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1fs", took.toMillis() / MILLIS);
  }
}
