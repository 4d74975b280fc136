package io.portcullis.connectors.ca.custom;

import java.io.IOException;

/** One way to ask an authority that is of no known make. */
interface Asker extends AutoCloseable {
  /** Whether it was told how to ask for that. */
  boolean can(Wish wish);

  Verdict ask(Wish wish, Values values) throws IOException;

  /** What keeps it from asking, or an empty text. Changes nothing. */
  String problem();

  @Override
  void close();

  /**
   * @param text without secrets
   */
  record Verdict(Meaning meaning, String text) {}
}
