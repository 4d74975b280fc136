package io.portcullis.bench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.evidence.Turns.Turn;

/** What counts, turn by turn. */
record Turns(List<Turn> all) {
  Turns {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new BenchException("there was no turn");
    }
  }

  /** Records a second. */
  record Turn(double hub, double floor) {
    double ratio() {
      return hub / floor;
    }
  }

  double hub() {
    return median(Turn::hub);
  }

  double floor() {
    return median(Turn::floor);
  }

  /** Of the ratio within a turn: a machine that is slow for a while bends it less. */
  String spread() {
    List<Double> ratios = sorted(Turn::ratio);
    return "ratio of each turn: lowest %.2f, median %.2f, highest %.2f; turns, hub beside floor: %s"
        .formatted(
            ratios.getFirst(),
            ratios.get(ratios.size() / 2),
            ratios.getLast(),
            all.stream()
                .map(turn -> "%,.0f and %,.0f".formatted(turn.hub(), turn.floor()))
                .collect(Collectors.joining("; ")));
  }

  private double median(ToDoubleFunction<Turn> what) {
    return sorted(what).get(all.size() / 2);
  }

  private List<Double> sorted(ToDoubleFunction<Turn> what) {
    List<Double> values = new ArrayList<>();
    all.forEach(turn -> values.add(what.applyAsDouble(turn)));
    values.sort(null);
    return values;
  }
}
