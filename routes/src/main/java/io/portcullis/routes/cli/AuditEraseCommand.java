package io.portcullis.routes.cli;

import java.io.PrintWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.inventory.desk.ErasureItem;
import io.portcullis.routes.api.AskedOfAudit;

@Command(
    name = "erase",
    description = "Personal parts taken out of the trail by an order; two people are needed.",
    subcommands = {
      AuditEraseCommand.Ask.class,
      AuditEraseCommand.Listed.class,
      AuditEraseCommand.Show.class,
      AuditEraseCommand.Approve.class,
      AuditEraseCommand.Reject.class
    })
final class AuditEraseCommand extends Group {

  @Command(name = "ask", description = "Asks for it; it waits for another person.")
  static final class Ask extends HubCommand {
    @Parameters(
        paramLabel = "PERSON",
        description = "A name or an address, exactly as records have it.")
    private String person;

    @Option(
        names = "--order",
        required = true,
        paramLabel = "NAME",
        description = "Of the order by which it is done; stands in each record from then on.")
    private String order;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why. It is kept: name nobody in it.")
    private String reason;

    @Override
    void ask(HubClient client, PrintWriter out) {
      DeskKind<ErasureItem> kind = DeskKind.ERASURE;
      long version = kind.versionOf(client, order);
      Object body = new AskedOfAudit.ForErasure(version, person, reason);
      out.print(DeskText.whole(kind.post(client, kind.at(order) + "/ask", body)));
    }
  }

  @Command(name = "list", description = "Those that wait or are under way.")
  static final class Listed extends DeskList<ErasureItem> {
    Listed() {
      super(DeskKind.ERASURE);
    }
  }

  @Command(name = "show", description = "One with who said what.")
  static final class Show extends DeskShow<ErasureItem> {
    Show() {
      super(DeskKind.ERASURE);
    }
  }

  @Command(name = "approve", description = "Agrees to it: it is done within a minute.")
  static final class Approve extends DeskReason<ErasureItem> {
    Approve() {
      super(DeskKind.ERASURE, "approve");
    }
  }

  @Command(name = "reject", description = "Says no to it, or takes it back.")
  static final class Reject extends DeskReason<ErasureItem> {
    Reject() {
      super(DeskKind.ERASURE, "reject");
    }
  }
}
