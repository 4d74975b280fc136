package io.portcullis.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sequences that are not there, as runs; of many runs the first are named and all are counted. */
final class Holes {
  private static final int NAMED = 5;
  private static final int MOST = 10_000;

  private final List<long[]> runs = new ArrayList<>();
  private long count;

  void add(long from, long to) {
    if (to < from) {
      return;
    }
    count += to - from + 1;
    if (!runs.isEmpty() && runs.getLast()[1] + 1 == from) {
      runs.getLast()[1] = to;
    } else if (runs.size() < MOST) {
      runs.add(new long[] {from, to});
    }
  }

  /** Whether one of the runs that are kept has it. */
  boolean has(long sequence) {
    return runs.stream().anyMatch(run -> run[0] <= sequence && sequence <= run[1]);
  }

  /** What was missing is there after all. */
  void remove(long sequence) {
    Holes left = new Holes();
    left.addAll(upTo(sequence - 1));
    left.addAll(after(sequence));
    runs.clear();
    runs.addAll(left.runs);
    count--;
  }

  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  Holes upTo(long sequence) {
    Holes some = new Holes();
    runs.forEach(run -> some.add(run[0], Math.min(run[1], sequence)));
    return some;
  }

  Holes after(long sequence) {
    Holes some = new Holes();
    runs.stream()
        .filter(run -> run[1] > sequence)
        .forEach(run -> some.add(Math.max(run[0], sequence + 1), run[1]));
    return some;
  }

  void addAll(Holes others) {
    others.runs.forEach(run -> add(run[0], run[1]));
  }

  /** "3-5, 9". */
  @Override
  public String toString() {
    String named =
        runs.stream()
            .limit(NAMED)
            .map(run -> run[0] == run[1] ? String.valueOf(run[0]) : run[0] + "-" + run[1])
            .collect(Collectors.joining(", "));
    return runs.size() > NAMED ? named + " and more" : named;
  }
}
