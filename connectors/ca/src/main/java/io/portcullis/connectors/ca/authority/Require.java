package io.portcullis.connectors.ca.authority;

/** Refuses bad values with a message that names the field. */
public final class Require {
  private Require() {}

  public static void that(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
