package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When something may be changed in an environment.
 *
 * @param freezes in which nothing is changed
 * @param maintenance outside of which nothing is changed; none: always
 */
public record Changes(List<Span> freezes, List<Span> maintenance) {
  /** Most of each. */
  public static final int MOST = 1_000;

  public static final Changes ANY_TIME = new Changes(List.of(), List.of());

  /**
   * @throws IllegalArgumentException when there are more than {@link #MOST} of one kind
   */
  public Changes {
    freezes = joined("freezes", freezes);
    maintenance = joined("maintenance", maintenance);
  }

  /** How long at most nothing can be changed, between the first and the last of these spans. */
  public Duration longestPause() {
    Duration freeze =
        freezes.stream()
            .map(f -> Duration.between(f.from(), f.until()))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Duration gap = Duration.ZERO;
    for (int i = 1; i < maintenance.size(); i++) {
      Duration next = Duration.between(maintenance.get(i - 1).until(), maintenance.get(i).from());
      gap = next.compareTo(gap) > 0 ? next : gap;
    }
    return freeze.plus(gap);
  }

  Optional<Span> freezeAt(Instant moment) {
    return freezes.stream().filter(f -> f.contains(moment)).findFirst();
  }

  /**
   * The end of the last time before {@code until} in which it may be changed; none when there is
   * none after {@code from}.
   */
  Optional<Instant> lastChance(Instant from, Instant until) {
    Optional<Instant> last =
        maintenance.isEmpty()
            ? beforeFreeze(new Span(Instant.MIN, Instant.MAX), until)
            : maintenance.reversed().stream()
                .filter(m -> m.from().isBefore(until))
                .flatMap(m -> beforeFreeze(m, earlier(m.until(), until)).stream())
                .findFirst();
    return last.filter(l -> l.isAfter(from));
  }

  /** Freezes do not touch each other, so one step back is enough. */
  private Optional<Instant> beforeFreeze(Span within, Instant until) {
    Instant end =
        freezes.stream()
            .filter(f -> f.from().isBefore(until) && !f.until().isBefore(until))
            .map(Span::from)
            .findFirst()
            .orElse(until);
    return Optional.of(end).filter(e -> e.isAfter(within.from()));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Those that overlap or touch become one; in the order of time. */
  private static List<Span> joined(String what, List<Span> spans) {
    if (spans.size() > MOST) {
      throw new IllegalArgumentException("%s: more than %d".formatted(what, MOST));
    }
    List<Span> joined = new ArrayList<>();
    for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().until())) {
        Span last = joined.removeLast();
        Instant until = last.until().isAfter(next.until()) ? last.until() : next.until();
        joined.add(new Span(last.from(), until));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }
}
