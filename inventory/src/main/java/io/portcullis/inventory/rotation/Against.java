package io.portcullis.inventory.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What speaks against a step; that nobody else agreed yet is told apart. */
final class Against {
  private final List<String> reasons = new ArrayList<>();
  private final List<String> approvals = new ArrayList<>();

  void add(String reason) {
    reasons.add(reason);
  }

  void needs(boolean holds, String what) {
    if (!holds) {
      reasons.add("needs " + what);
    }
  }

  /**
   * @param why in words that follow "another person's approval"
   */
  void approval(boolean given, String why) {
    if (!given) {
      approvals.add("needs another person's approval" + why);
    }
  }

  Answer or(Supplier<Rotation> taken) {
    if (!reasons.isEmpty()) {
      return new Answer.Refused(Stream.concat(reasons.stream(), approvals.stream()).toList());
    }
    return approvals.isEmpty() ? new Answer.Taken(taken.get()) : new Answer.Unapproved(approvals);
  }
}
