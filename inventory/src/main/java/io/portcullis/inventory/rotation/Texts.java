package io.portcullis.inventory.rotation;

import java.util.Objects;

/** What people write about a rotation. */
final class Texts {
  /** Most characters of one. */
  static final int MOST = 1_024;

  private Texts() {}

  /**
   * @throws IllegalArgumentException when it is too long
   */
  static String bounded(String what, String text) {
    String told = Objects.requireNonNullElse(text, "").strip();
    if (told.length() > MOST) {
      throw new IllegalArgumentException("%s: longer than %d characters".formatted(what, MOST));
    }
    return told;
  }
}
