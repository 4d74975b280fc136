package io.portcullis.replay.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.portcullis.model.Standing;
import io.portcullis.model.Want;
import io.portcullis.replay.drill.Drill;
import io.portcullis.replay.world.Course;
import io.portcullis.replay.world.Episode;

/**
 * What an invented event would have led to, and how fast. The CA/Browser Forum's Baseline
 * Requirements ask for a plan of mass revocation that is tried each year (section 5.7.1.2), and for
 * revocation within 24 hours or five days (section 4.9.1.1).
 */
public final class DrillReport {
  private static final Duration DAY = Duration.ofHours(24);

  private DrillReport() {}

  /**
   * @param made when the drill was held, {@code begin}: the moment in the history it was put at
   * @param injected how many signals were put in
   */
  public record Held(Drill drill, Instant made, Instant begin, long injected, Course course) {}

  public static List<Speed> speeds(Held held, WhatIf w) {
    Set<Episode> added = new HashSet<>(w.difference().added());
    List<Speed> speeds = new ArrayList<>();
    speeds.add(standing("subjects held", Standing.QUARANTINED, added, held.begin()));
    speeds.add(standing("subjects revoked", Standing.REVOKED, added, held.begin()));
    for (Want want :
        List.of(Want.HELD, Want.REVOKED, Want.QUARANTINED, Want.DISCONNECTED, Want.DISABLED)) {
      List<Instant> done =
          held.course().answers().stream()
              .filter(a -> a.want() == want)
              .map(Course.Answered::at)
              .toList();
      speeds.add(Speed.of("actions done: " + want, done, held.begin()));
    }
    return speeds;
  }

  public static String text(Held held, WhatIf w, int most) {
    List<String> lines = new ArrayList<>();
    lines.add("DRILL " + held.drill().name() + ", held " + Words.moment(held.made()));
    lines.add(held.drill().title());
    lines.add(
        "%,d invented signals put into the history at %s, looked at for %s. No certificate, key or session was touched."
            .formatted(
                held.injected(), Words.moment(held.begin()), Words.span(held.drill().length())));
    lines.add("");
    lines.add(
        "%-36s %8s %12s %12s %12s".formatted("because of it", "count", "first", "half", "last"));
    List<Speed> speeds = speeds(held, w);
    speeds.forEach(s -> lines.add(s.line()));
    lines.add("");
    lines.add(waiting(w));
    lines.add(verdict(speeds));
    lines.add("");
    lines.add(TextReport.of(w, most));
    return String.join("\n", lines);
  }

  private static Speed standing(String what, Standing standing, Set<Episode> added, Instant begin) {
    List<Instant> moments =
        added.stream().filter(e -> e.standing() == standing).map(Episode::from).toList();
    return Speed.of(what, moments, begin);
  }

  private static String waiting(WhatIf w) {
    long more =
        w.after().waited() + w.after().downgraded() - w.before().waited() - w.before().downgraded();
    return "people would have been asked %,d times more than without it; breakers: %d"
        .formatted(Math.max(0, more), w.after().trips().size());
  }

  private static String verdict(List<Speed> speeds) {
    Speed revoked =
        speeds.stream()
            .filter(s -> s.what().equals("actions done: " + Want.REVOKED))
            .findFirst()
            .orElseThrow();
    return revoked
        .last()
        .map(
            last ->
                last.compareTo(DAY) <= 0
                    ? "the last revocation is done after %s, within 24 hours"
                        .formatted(Words.span(last))
                    : "the last revocation is done after %s, LATER than 24 hours"
                        .formatted(Words.span(last)))
        .orElse("nothing is revoked");
  }
}
