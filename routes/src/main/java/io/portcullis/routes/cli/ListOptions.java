package io.portcullis.routes.cli;

import picocli.CommandLine.Option;

/** How much of a list is fetched, and in which form it is shown. */
final class ListOptions {
  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "So many are shown (default: ${DEFAULT-VALUE}).")
  private int most = 100;

  boolean json() {
    return json;
  }

  int most() {
    if (most < 1) {
      throw Exit.wrongUse("--most must be 1 or more");
    }
    return most;
  }
}
