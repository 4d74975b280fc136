package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portcullis.inventory.calendar.Changes;
import io.portcullis.inventory.calendar.Span;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.config.ChangeSettings;
import io.portcullis.routes.config.ChangeSettings.Freeze;

/** When something may be changed in each environment, around one moment. */
final class Windows {
  /** What is expired that long is still told; the window before it is from the week before. */
  private static final Duration BACK = Duration.ofDays(15);

  private static final Duration WEEK = Duration.ofDays(8);

  private final CalendarSettings settings;
  private final Instant now;
  private final Duration ahead;
  private final Map<String, Changes> known = new TreeMap<>();

  Windows(CalendarSettings settings, Instant now) {
    this.settings = settings;
    this.now = now;
    Duration first = settings.renewal().steps().getFirst();
    this.ahead = first.plus(settings.notice()).plus(longestFreeze()).plus(WEEK);
  }

  /** How far ahead certificates end of which somebody may have to be told today. */
  Duration ahead() {
    return ahead.plus(WEEK);
  }

  Changes of(String environment) {
    return known.computeIfAbsent(environment, this::changes);
  }

  private Changes changes(String environment) {
    ChangeSettings changes = settings.changes();
    List<Span> freezes =
        changes.freezes().stream().filter(f -> f.binds(environment)).map(Windows::span).toList();
    Stream<Span> maintenance =
        changes.maintenance().stream()
            .filter(m -> m.binds(environment))
            .flatMap(
                m ->
                    m
                        .weekly()
                        .between(now.minus(BACK), now.plus(ahead).plus(WEEK), settings.zoneId())
                        .stream());
    return new Changes(freezes, maintenance.toList());
  }

  private Duration longestFreeze() {
    List<Span> all = settings.changes().freezes().stream().map(Windows::span).toList();
    return new Changes(all, List.of()).longestPause();
  }

  private static Span span(Freeze freeze) {
    return new Span(freeze.from().at(), freeze.until().at());
  }
}
