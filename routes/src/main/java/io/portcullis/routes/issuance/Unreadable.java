package io.portcullis.routes.issuance;

/** A question that is not of its form; the message says what is wrong and where. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
