package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.PlannedChange;

@Command(
    name = "planned",
    description = "Mass changes that are announced beforehand.",
    subcommands = {
      PlannedCommand.Listed.class,
      PlannedCommand.Announce.class,
      PlannedCommand.Cancel.class
    })
final class PlannedCommand extends Group {

  @Command(name = "list", description = "Those that are not over.")
  static final class Listed extends HubCommand {
    @Override
    void ask(HubClient client, PrintWriter out) {
      List<PlannedChange> planned = List.of(client.get("/planned", PlannedChange[].class));
      planned.forEach(change -> print(change, out));
      if (planned.isEmpty()) {
        out.println("nothing is planned");
      }
    }
  }

  @Command(name = "announce", description = "Waits for the approval of another person.")
  static final class Announce extends HubCommand {
    @Parameters(paramLabel = "GROUP", description = "Whose members it is about.")
    private String group;

    @Option(
        names = "--quota",
        required = true,
        paramLabel = "N",
        description = "Most that are let through under it.")
    private int quota;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "TIME",
        converter = Moment.class,
        description = "As 2026-03-06T16:00:00Z.")
    private Instant from;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        converter = Moment.class,
        description = "At most 7 days after it.")
    private Instant until;

    @Option(
        names = "--owner",
        required = true,
        paramLabel = "NAME",
        description = "Who is asked about it.")
    private String owner;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    void ask(HubClient client, PrintWriter out) {
      Asked.ForPlan body = new Asked.ForPlan(group, owner, quota, from, until, reason);
      print(client.post("/planned", body, PlannedChange.class), out);
    }
  }

  @Command(name = "cancel", description = "Limits count as ever, from now on.")
  static final class Cancel extends HubCommand {
    @Parameters(paramLabel = "ID", description = "As planned list shows it.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    void ask(HubClient client, PrintWriter out) {
      String path = "/planned/" + HubClient.step(id) + "/cancel";
      print(client.post(path, new Asked.ForReason(reason), PlannedChange.class), out);
    }
  }

  /** A moment as RFC 3339 writes it, in UTC. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String typed) {
      try {
        return Instant.parse(typed);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("must be a time as 2026-03-06T16:00:00Z");
      }
    }
  }

  private static void print(PlannedChange change, PrintWriter out) {
    String agreed =
        change.agreedBy().isEmpty()
            ? "waits for another person"
            : "agreed to by " + change.agreedBy();
    out.printf(
        "%s  %s: %d of %d used, %s to %s%n  owner %s, announced by %s, %s: %s%n",
        change.id(),
        change.group(),
        change.used(),
        change.quota(),
        change.from(),
        change.until(),
        change.owner(),
        change.announcedBy(),
        agreed,
        change.reason());
  }
}
