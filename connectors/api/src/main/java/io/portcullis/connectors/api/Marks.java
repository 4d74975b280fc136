package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.portcullis.model.Ids;
import io.portcullis.model.Link;
import io.portcullis.model.Run;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.SequenceAdvanced;

/** What the numbers of a body's records say of the source: one signal a sequence and epoch. */
public final class Marks {
  private Marks() {}

  private record Key(String sequence, String epoch) {}

  /** Usually one for each sequence; more where a body has holes without end. */
  public static List<Signal> signals(List<Mark> marks, ParseContext context) {
    Map<Key, List<Mark>> apart = new LinkedHashMap<>();
    for (Mark mark : marks) {
      apart
          .computeIfAbsent(new Key(mark.sequence(), mark.epoch()), k -> new ArrayList<>())
          .add(mark);
    }
    List<Signal> signals = new ArrayList<>();
    apart.values().forEach(each -> advanced(each, context, signals));
    return List.copyOf(signals);
  }

  private static void advanced(List<Mark> marks, ParseContext context, List<Signal> signals) {
    List<Mark> placed = placed(marks);
    List<Run> runs = runs(placed);
    Instant at =
        placed.stream()
            .flatMap(m -> m.at().stream())
            .max(Comparator.naturalOrder())
            .orElse(context.receivedAt());
    for (int i = 0; i < runs.size(); i += SequenceAdvanced.MAX_RUNS) {
      List<Run> some = runs.subList(i, Math.min(runs.size(), i + SequenceAdvanced.MAX_RUNS));
      signals.add(signal(statement(placed, List.copyOf(some)), at, context, signals.size()));
    }
  }

  /** Numbers that come round are counted on from the first one of the body. */
  private static List<Mark> placed(List<Mark> marks) {
    Mark first = marks.getFirst();
    return first.wrap() == 0 ? marks : marks.stream().map(m -> placed(m, first)).toList();
  }

  private static Mark placed(Mark mark, Mark first) {
    long ahead = Math.floorMod(mark.number() - first.number(), first.wrap());
    long step = ahead > first.wrap() / 2 ? ahead - first.wrap() : ahead;
    long number = first.number() + step;
    return new Mark(
        mark.sequence(),
        mark.epoch(),
        number,
        mark.origin(),
        mark.wrap(),
        mark.at(),
        mark.link().map(l -> new Link(number, l.digest(), l.previous(), l.material())),
        mark.fault());
  }

  private static List<Run> runs(List<Mark> marks) {
    TreeSet<Long> numbers = new TreeSet<>();
    marks.forEach(m -> numbers.add(m.number()));
    List<Run> runs = new ArrayList<>();
    long first = numbers.first();
    long last = first;
    for (long number : numbers.tailSet(first, false)) {
      if (number != last + 1) {
        runs.add(new Run(first, last));
        first = number;
      }
      last = number;
    }
    runs.add(new Run(first, last));
    return runs;
  }

  private static Statement statement(List<Mark> marks, List<Run> runs) {
    Mark one = marks.getFirst();
    String fault = marks.stream().map(Mark::fault).filter(f -> !f.isEmpty()).findFirst().orElse("");
    return new SequenceAdvanced(
        one.sequence(), one.epoch(), one.origin(), one.wrap(), runs, links(marks), fault);
  }

  /** The seam is at the beginning, and the last one is the next seam. */
  private static List<Link> links(List<Mark> marks) {
    List<Link> all =
        marks.stream()
            .flatMap(m -> m.link().stream())
            .distinct()
            .sorted(Comparator.comparingLong(Link::number))
            .toList();
    if (all.size() <= SequenceAdvanced.MAX_LINKS) {
      return all;
    }
    List<Link> some = new ArrayList<>(all.subList(0, SequenceAdvanced.MAX_LINKS - 1));
    some.add(all.getLast());
    return List.copyOf(some);
  }

  private static Signal signal(Statement said, Instant at, ParseContext context, int index) {
    String source = context.source();
    String id = Ids.of("sig", "sequence", source, context.intake(), Integer.toString(index));
    return Signal.ofSource(id, source, at, context.receivedAt(), said);
  }
}
