package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.AuditStatus;

@Command(
    name = "audit",
    description = "The trail and its proof.",
    subcommands = {
      AuditCommand.StatusOf.class,
      AuditVerifyCommand.class,
      AuditProveCommand.class,
      AuditExportCommand.class,
      AuditEraseCommand.class
    })
final class AuditCommand extends Group {

  @Command(name = "status", description = "The last checkpoint, who witnessed it, what is exposed.")
  static final class StatusOf extends HubCommand {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      AuditStatus status = client.get("/audit/status", AuditStatus.class);
      out.print(json ? Json.text(status) + "\n" : AuditText.of(status));
    }
  }
}
