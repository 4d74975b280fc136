package io.portcullis.connectors.ca.local;

/** Refuses bad values with a message that names the field. */
final class Require {
  private Require() {}

  static void that(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
