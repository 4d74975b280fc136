package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.ControlState;

@Command(name = "stop", description = "Nothing goes out any more, on all hubs, until resume.")
final class StopCommand extends HubCommand {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
  private String reason = "stopped at the command line";

  @Override
  void ask(HubClient client, PrintWriter out) {
    ControlState state =
        client.post("/control/stop", new Asked.ForReason(reason), ControlState.class);
    out.println("stopped by " + state.by() + " since " + state.since() + ": " + state.reason());
  }
}
