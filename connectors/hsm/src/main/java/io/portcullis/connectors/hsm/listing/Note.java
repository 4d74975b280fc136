package io.portcullis.connectors.hsm.listing;

import io.portcullis.model.KeyDeclaration;

/** One line for people out of what others wrote: no control characters, and a bounded length. */
public final class Note {
  private Note() {}

  public static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), KeyDeclaration.MAX_TEXT));
  }
}
