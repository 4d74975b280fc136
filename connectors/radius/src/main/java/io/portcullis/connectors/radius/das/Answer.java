package io.portcullis.connectors.radius.das;

/** What came of one request to a NAS. */
public sealed interface Answer {
  record Ack() implements Answer {}

  /**
   * @param message the NAS's Reply-Message, or empty
   */
  record Nak(ErrorCause cause, String message) implements Answer {}

  /**
   * No authentic answer within the time. A wrong secret looks like this too: a NAS drops what it
   * can not authenticate.
   *
   * @param sent how often the request went out
   * @param detail what arrived instead, or why nothing could be sent
   */
  record Silent(int sent, String detail) implements Answer {}

  /** Not sent: all identifiers are in use, or the client is closed. */
  record NotSent(String reason) implements Answer {}
}
