package io.portcullis.inventory.rotation;

import java.util.List;

/** Whether a step may be taken. */
public sealed interface Answer {
  /** It is taken. */
  record Taken(Rotation rotation) implements Answer {}

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
