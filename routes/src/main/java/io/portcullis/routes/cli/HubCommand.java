package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a running hub. */
@Command(mixinStandardHelpOptions = true)
abstract class HubCommand implements Callable<Integer> {
  @Mixin private HubOption hub = new HubOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ask(hub.client(), out);
    out.flush();
    return Exit.FINE;
  }

  final HubOption hub() {
    return hub;
  }

  abstract void ask(HubClient client, PrintWriter out);
}
