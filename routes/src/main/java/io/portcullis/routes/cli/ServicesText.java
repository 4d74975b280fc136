package io.portcullis.routes.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.routes.api.DelayView;
import io.portcullis.routes.api.ServiceView;

/** Revocation services for people: a block for each authority, a line for each of its services. */
final class ServicesText {
  private static final long KIB = 1024;

  private ServicesText() {}

  /**
   * @param delays of these authorities and of others
   */
  static String of(List<ServiceView> services, List<DelayView> delays) {
    if (services.isEmpty()) {
      return "no revocation service was looked at\n";
    }
    StringBuilder text = new StringBuilder();
    String authority = "";
    for (ServiceView service : services) {
      if (!service.authority().equals(authority)) {
        authority = service.authority();
        text.append(authority).append('\n');
        delays(authority, delays, text);
      }
      line(service, text);
    }
    return text.toString();
  }

  private static void delays(String authority, List<DelayView> delays, StringBuilder text) {
    for (DelayView one : delays) {
      if (one.authority().equals(authority)) {
        text.append("  revocations: ").append(DelaysText.line(one)).append('\n');
      }
    }
  }

  private static void line(ServiceView s, StringBuilder text) {
    String result = s.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    text.append(
        "  %-4s %-12s %-6s %-20s %8s  since %s  %s%n"
            .formatted(
                s.kind(),
                result,
                latency(s.slowerThan()),
                next(s.nextUpdate()),
                s.nextUpdate().isPresent() ? size(s.bytes()) : "",
                s.since().truncatedTo(ChronoUnit.SECONDS),
                s.url()));
    if (!s.detail().isEmpty()) {
      text.append("       ").append(s.detail()).append('\n');
    }
    s.flaws().forEach(flaw -> text.append("       ").append(flaw).append('\n'));
  }

  private static String latency(Optional<Duration> slower) {
    return slower.map(by -> ">" + seconds(by)).orElse("fast");
  }

  private static String seconds(Duration by) {
    return by.toMillis() % 1_000 == 0 ? by.toSeconds() + "s" : by.toMillis() + "ms";
  }

  private static String next(Optional<Instant> next) {
    return next.map(n -> n.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
  }

  private static String size(long bytes) {
    return bytes < KIB ? bytes + " B" : bytes / KIB + " KiB";
  }
}
