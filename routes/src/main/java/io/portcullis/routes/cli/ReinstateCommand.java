package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.Receipt;

@Command(
    name = "reinstate",
    description =
        "Takes a subject back: its findings are disposed of, and it may get a new"
            + " certificate. A revoked one stays revoked.")
final class ReinstateCommand extends HubCommand {
  @Parameters(paramLabel = "SUBJECT", description = "Id, or a name as TYPE=VALUE.")
  private String subject;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Override
  void ask(HubClient client, PrintWriter out) {
    String path = "/subjects/" + HubClient.step(subject) + "/reinstate";
    Receipt receipt = client.post(path, new Asked.ForReason(reason), Receipt.class);
    out.println(receipt.message() + " (" + receipt.id() + ")");
  }
}
