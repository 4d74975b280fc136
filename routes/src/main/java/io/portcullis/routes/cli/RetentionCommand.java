package io.portcullis.routes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.inventory.desk.RetentionItem;
import io.portcullis.routes.api.AskedOfDesk;

@Command(
    name = "retention",
    description = "How long keys that are out of use are kept, and legal holds.",
    subcommands = {
      RetentionCommand.Listed.class,
      RetentionCommand.Show.class,
      RetentionCommand.Set.class,
      RetentionCommand.Hold.class,
      RetentionCommand.Release.class
    })
final class RetentionCommand extends Group {

  @Command(name = "list", description = "All that is kept.")
  static final class Listed extends DeskList<RetentionItem> {
    Listed() {
      super(DeskKind.RETENTION);
    }
  }

  @Command(name = "show", description = "One with its legal holds.")
  static final class Show extends DeskShow<RetentionItem> {
    Show() {
      super(DeskKind.RETENTION);
    }
  }

  @Command(name = "set", description = "How long it is kept; longer than before, not shorter.")
  static final class Set extends DeskChange<RetentionItem> {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "DATE",
        description = "When it went out of use.")
    private String from;

    @Option(names = "--least", required = true, paramLabel = "TIME", description = "P365D.")
    private String least;

    @Option(
        names = "--most",
        paramLabel = "TIME",
        description = "After so long it has to be gone (default: never).")
    private String most = "";

    Set() {
      super(DeskKind.RETENTION, "");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForRetention(version, from, least, most);
    }
  }

  @Command(name = "hold", description = "A case keeps it, whatever its age.")
  static final class Hold extends DeskChange<RetentionItem> {
    @Option(names = "--case", required = true, paramLabel = "NAME", description = "Of the case.")
    private String name;

    Hold() {
      super(DeskKind.RETENTION, "hold");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForReason(version, name);
    }
  }

  @Command(name = "release", description = "The case is over; not by who ordered the hold.")
  static final class Release extends DeskChange<RetentionItem> {
    @Option(names = "--case", required = true, paramLabel = "NAME", description = "Of the case.")
    private String name;

    Release() {
      super(DeskKind.RETENTION, "release");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForReason(version, name);
    }
  }
}
