package io.portcullis.routes.cli;

import java.io.PrintStream;

/** The scenario on a sample estate, everything embedded. Found as a service. */
public interface Demo {
  /**
   * Plays it and prints what happened.
   *
   * @param exit true to return after the last step; otherwise it stays up until it is interrupted
   * @return true when every step was seen
   */
  boolean play(boolean exit, PrintStream out);
}
