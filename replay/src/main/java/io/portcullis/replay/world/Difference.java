package io.portcullis.replay.world;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one course differs from another.
 *
 * @param lines those of one course only, by subject and time
 * @param same how many episodes are in both
 */
public record Difference(List<Line> lines, long same) {

  /**
   * @param added true when it is in the second course only, false when in the first only
   */
  public record Line(boolean added, Episode episode) {}

  public static Difference between(Course first, Course second) {
    Set<Episode> one = new HashSet<>(first.episodes());
    Set<Episode> other = new HashSet<>(second.episodes());
    List<Line> lines =
        Stream.concat(
                one.stream().filter(e -> !other.contains(e)).map(e -> new Line(false, e)),
                other.stream().filter(e -> !one.contains(e)).map(e -> new Line(true, e)))
            .sorted(
                Comparator.comparing((Line l) -> l.episode().subject())
                    .thenComparing(l -> l.episode().from())
                    .thenComparing(Line::added))
            .toList();
    return new Difference(lines, one.stream().filter(other::contains).count());
  }

  public List<Episode> added() {
    return lines.stream().filter(Line::added).map(Line::episode).toList();
  }

  public List<Episode> gone() {
    return lines.stream().filter(l -> !l.added()).map(Line::episode).toList();
  }
}
