package io.portcullis.connectors.radius.das;

/** What became of received bytes. */
public sealed interface Decoded {
  /** A packet by its form; whether it is authentic is another question. */
  record Sound(Packet packet) implements Decoded {}

  /**
   * @param offset the octet at which it was found
   */
  record Malformed(String reason, int offset) implements Decoded {}
}
