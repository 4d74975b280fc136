package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** One owner's message while certificates are looked through: of many it holds the soonest. */
final class Draft {
  /** What an authority wants back may be revoked long before its end. */
  private static final Comparator<Digest.Line> SOONEST =
      Comparator.comparing((Digest.Line line) -> !line.urgency().equals(Step.EARLY))
          .thenComparing(Digest.Line::lastChance)
          .thenComparing(Digest.Line::id);

  private final String owner;
  private final int most;
  private final TreeSet<Digest.Line> lines = new TreeSet<>(SOONEST);
  private final TreeMap<Duration, Long> counts = new TreeMap<>();
  private final List<Told> told = new ArrayList<>();

  Draft(String owner, int most) {
    this.owner = owner;
    this.most = most;
  }

  void add(Digest.Line line) {
    lines.add(line);
    if (lines.size() > most) {
      lines.pollLast();
    }
    counts.merge(line.urgency(), 1L, Long::sum);
    told.add(new Told(line.id(), owner, line.urgency(), line.notAfter()));
  }

  Digest digest(LocalDate day) {
    return new Digest(owner, day, List.copyOf(lines), counts, told);
  }
}
