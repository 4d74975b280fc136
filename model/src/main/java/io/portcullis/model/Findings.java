package io.portcullis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which findings are open: what rules hold now, and what only a person may close. */
final class Findings {
  /** By rule and key, so that equal states are equal lists. */
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule).thenComparing(Finding::key);

  private static final Comparator<Finding> STRENGTH =
      Comparator.comparing(Finding::standing).thenComparing(Finding::severity);

  private Findings() {}

  static List<Finding> open(List<Finding> held, List<Finding> answered) {
    List<Finding> open = new ArrayList<>(answered);
    for (Finding old : held) {
      if (old.clears() == Clears.BY_DISPOSITION && answered.stream().noneMatch(old::same)) {
        open.add(old);
      }
    }
    open.sort(ORDER);
    return List.copyOf(open);
  }

  /** Rules that only observe want nothing. */
  static Optional<Finding> strongest(List<Finding> open) {
    return open.stream().filter(f -> f.mode() != Mode.OBSERVE).max(STRENGTH);
  }

  static Standing wanted(List<Finding> open) {
    return strongest(open).map(Finding::standing).orElse(Standing.GOOD);
  }

  static List<Finding> minus(List<Finding> these, List<Finding> those) {
    return these.stream().filter(f -> those.stream().noneMatch(f::same)).toList();
  }

  /** The same, whatever bundle they came from. */
  static boolean alike(List<Finding> these, List<Finding> those) {
    return these.size() == those.size()
        && IntStream.range(0, these.size()).allMatch(i -> these.get(i).alike(those.get(i)));
  }
}
