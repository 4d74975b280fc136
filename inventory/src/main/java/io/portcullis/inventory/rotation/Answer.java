package io.portcullis.inventory.rotation;

import java.util.List;

/** Whether a step may be taken. */
public sealed interface Answer {
  /** It is taken. */
  record Taken(Rotation rotation) implements Answer {}

  /**
   * All is there but the word of another person.
   *
   * @param reasons in words, at least one
   */
  record Unapproved(List<String> reasons) implements Answer {
    public Unapproved {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * It is not, and all that speaks against it.
   *
   * @param reasons in words, at least one
   */
  record Refused(List<String> reasons) implements Answer {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
