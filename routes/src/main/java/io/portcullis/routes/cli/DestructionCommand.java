package io.portcullis.routes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.inventory.desk.DestructionItem;
import io.portcullis.routes.api.AskedOfDesk;

@Command(
    name = "destruction",
    description = "Keys that are destroyed: asked for by one, agreed to by another, done by two.",
    subcommands = {
      DestructionCommand.Listed.class,
      DestructionCommand.Show.class,
      DestructionCommand.Ask.class,
      DestructionCommand.Approve.class,
      DestructionCommand.Reject.class,
      DestructionCommand.Prove.class
    })
final class DestructionCommand extends Group {

  @Command(name = "list", description = "Those that are not proved.")
  static final class Listed extends DeskList<DestructionItem> {
    Listed() {
      super(DeskKind.DESTRUCTION);
    }
  }

  @Command(name = "show", description = "One with its proofs.")
  static final class Show extends DeskShow<DestructionItem> {
    Show() {
      super(DeskKind.DESTRUCTION);
    }
  }

  @Command(name = "ask", description = "Waits for another person.")
  static final class Ask extends DeskReason<DestructionItem> {
    Ask() {
      super(DeskKind.DESTRUCTION, "ask");
    }
  }

  @Command(name = "approve", description = "Agrees to it.")
  static final class Approve extends DeskReason<DestructionItem> {
    Approve() {
      super(DeskKind.DESTRUCTION, "approve");
    }
  }

  @Command(name = "reject", description = "Says no to it, before anybody proved that it is done.")
  static final class Reject extends DeskReason<DestructionItem> {
    Reject() {
      super(DeskKind.DESTRUCTION, "reject");
    }
  }

  @Command(name = "prove", description = "One of the two who did it says what shows it.")
  static final class Prove extends DeskChange<DestructionItem> {
    @Option(
        names = "--proof",
        required = true,
        paramLabel = "TEXT",
        description = "The token's answer, a protocol, a certificate of the shredder.")
    private String proof;

    Prove() {
      super(DeskKind.DESTRUCTION, "prove");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForReason(version, proof);
    }
  }
}
