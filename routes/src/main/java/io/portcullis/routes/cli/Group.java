package io.portcullis.routes.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others. */
@Command(mixinStandardHelpOptions = true)
abstract class Group implements Runnable {
  @Spec private CommandSpec spec;

  final CommandLine line() {
    return spec.commandLine();
  }

  @Override
  public void run() {
    CommandLine line = line();
    String known = String.join(", ", line.getSubcommands().keySet());
    throw new ParameterException(line, "say what to do: " + known);
  }
}
