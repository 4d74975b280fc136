package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.ControlState;

@Command(name = "resume", description = "What was stopped goes out again.")
final class ResumeCommand extends HubCommand {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who ask later.")
  private String reason = "resumed at the command line";

  @Override
  void ask(HubClient client, PrintWriter out) {
    ControlState state =
        client.post("/control/resume", new Asked.ForReason(reason), ControlState.class);
    out.println("running, resumed by " + state.by() + " at " + state.since());
  }
}
