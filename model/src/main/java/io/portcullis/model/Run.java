package io.portcullis.model;

import java.util.ArrayList;
import java.util.List;

/** Numbers that follow each other without a hole, both ends included. */
public record Run(long first, long last) {
  public Run {
    if (last < first) {
      throw new IllegalArgumentException("run: " + last + " comes before " + first);
    }
  }

  public long size() {
    return last - first + 1;
  }

  Run shifted(long by) {
    return new Run(first + by, last + by);
  }

  /** From the lowest to the highest number of both. */
  public Run span(Run other) {
    return new Run(Math.min(first, other.first), Math.max(last, other.last));
  }

  boolean meets(Run other) {
    return first <= other.last && other.first <= last;
  }

  /** What is left of this one: nothing, one part, or one on each side. */
  List<Run> minus(Run taken) {
    if (!meets(taken)) {
      return List.of(this);
    }
    List<Run> left = new ArrayList<>(2);
    if (first < taken.first) {
      left.add(new Run(first, taken.first - 1));
    }
    if (taken.last < last) {
      left.add(new Run(taken.last + 1, last));
    }
    return List.copyOf(left);
  }
}
