package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.routes.api.AskedOfDesk;

@Command(
    name = "exercise",
    description = "Drills, reviews and sign-offs, and how they went.",
    subcommands = {
      ExerciseCommand.Listed.class,
      ExerciseCommand.Show.class,
      ExerciseCommand.Plan.class,
      ExerciseCommand.Told.class,
      ExerciseCommand.End.class
    })
final class ExerciseCommand extends Group {

  @Command(name = "list", description = "Those that are to be done.")
  static final class Listed extends DeskList<ExerciseItem> {
    Listed() {
      super(DeskKind.EXERCISE);
    }
  }

  @Command(name = "show", description = "One with its results.")
  static final class Show extends DeskShow<ExerciseItem> {
    Show() {
      super(DeskKind.EXERCISE);
    }
  }

  @Command(name = "plan", description = "It is to be done again and again.")
  static final class Plan extends HubCommand {
    @Option(
        names = "--kind",
        required = true,
        paramLabel = "WORD",
        description =
            "restore, quorum, failover, disaster-recovery, access-review, custody-count,"
                + " yearly-sign-off.")
    private String kind;

    @Option(
        names = "--about",
        required = true,
        paramLabel = "NAME",
        description = "A key or an authority; an HSM as hsm-token=NAME.")
    private String about;

    @Option(names = "--owner", required = true, paramLabel = "NAME", description = "Sees to it.")
    private String owner;

    @Option(
        names = "--every",
        paramLabel = "TIME",
        description = "P1D to P3660D (default: ${DEFAULT-VALUE}).")
    private String every = "P365D";

    @Option(names = "--within", paramLabel = "TIME", description = "How long it may take: PT4H.")
    private String within = "";

    @Override
    void ask(HubClient client, PrintWriter out) {
      AskedOfDesk.ForExercise body = new AskedOfDesk.ForExercise(kind, about, owner, every, within);
      out.print(DeskText.line(DeskKind.EXERCISE.post(client, DeskKind.EXERCISE.path(), body)));
    }
  }

  @Command(name = "record", description = "Writes down how it went.")
  static final class Told extends DeskChange<ExerciseItem> {
    @Option(
        names = "--outcome",
        required = true,
        paramLabel = "WORD",
        description = "passed, partly, failed.")
    private String outcome;

    @Option(
        names = "--duration",
        required = true,
        paramLabel = "TIME",
        description = "PT40M: from its begin until all was as it should be.")
    private String duration;

    @Option(names = "--evidence", paramLabel = "TEXT", description = "Where it is written down.")
    private List<String> evidence = new ArrayList<>();

    @Option(names = "--person", paramLabel = "NAME", description = "Who took part.")
    private List<String> people = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME", description = "When (default: now).")
    private String at = "";

    Told() {
      super(DeskKind.EXERCISE, "results");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForResult(version, at, outcome, duration, people, evidence);
    }
  }

  @Command(name = "end", description = "It is not to be done any more.")
  static final class End extends DeskChange<ExerciseItem> {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    End() {
      super(DeskKind.EXERCISE, "end");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForReason(version, reason);
    }
  }
}
