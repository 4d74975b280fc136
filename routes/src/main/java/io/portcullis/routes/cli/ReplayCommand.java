package io.portcullis.routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands here for {@code --help}: the launcher starts it in a process without any enforcer. */
@Command(
    name = "replay",
    description = "Rules over history: what was, or would have been, decided.")
final class ReplayCommand implements Callable<Integer> {
  @Unmatched private List<String> asked = new ArrayList<>();

  @Override
  public Integer call() {
    throw Exit.missing("replay is started by ./portcullis replay " + String.join(" ", asked));
  }
}
