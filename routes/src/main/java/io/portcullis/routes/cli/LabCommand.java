package io.portcullis.routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands here for {@code --help}: the launcher starts the lab in a process without the hub. */
@Command(name = "lab", description = "The real network on this machine, with the hub in it.")
final class LabCommand implements Callable<Integer> {
  @Unmatched private List<String> asked = new ArrayList<>();

  @Override
  public Integer call() {
    throw Exit.missing("the lab is started by ./portcullis lab " + String.join(" ", asked));
  }
}
