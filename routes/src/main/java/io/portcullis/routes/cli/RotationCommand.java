package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.routes.api.AskedOfDesk;

@Command(
    name = "rotation",
    description = "Rotations of keys, step by step.",
    subcommands = {
      RotationCommand.Listed.class,
      RotationCommand.Show.class,
      RotationCommand.Plan.class,
      RotationCommand.Settle.class,
      RotationCommand.Step.class,
      RotationCommand.Approve.class,
      RotationCommand.Reject.class,
      RotationCommand.Defer.class,
      RotationCommand.Cancel.class
    })
final class RotationCommand extends Group {

  @Command(name = "list", description = "Those that are open.")
  static final class Listed extends DeskList<RotationItem> {
    Listed() {
      super(DeskKind.ROTATION);
    }
  }

  @Command(name = "show", description = "One with its plan and its steps.")
  static final class Show extends DeskShow<RotationItem> {
    Show() {
      super(DeskKind.ROTATION);
    }
  }

  /** What is settled before it starts. */
  static final class Settled {
    @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
    private String owner = "";

    @Option(
        names = "--validation",
        paramLabel = "TEXT",
        description = "How one sees that the new key works.")
    private String validation = "";

    @Option(
        names = "--rollback",
        paramLabel = "TEXT",
        description = "What would make one go back to the old one.")
    private String rollback = "";
  }

  @Command(name = "plan", description = "Of one key, or of all that a file names.")
  static final class Plan extends HubCommand {
    /** Most keys of a file. */
    private static final int MOST = 10_000;

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "By id or name.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--keys", paramLabel = "FILE", description = "A key on each line.")
    private Optional<Path> keys = Optional.empty();

    @Option(
        names = "--cause",
        required = true,
        paramLabel = "WORD",
        description = "calendar, compromise, person-left, policy, vendor-incident, migration.")
    private String cause;

    @Option(
        names = "--due",
        required = true,
        paramLabel = "DATE",
        description = "When the new key is to be in use.")
    private String due;

    @Option(names = "--track", paramLabel = "WORD", description = "key (default) or ca-key.")
    private String track = "";

    @Option(names = "--optional", description = "It may be left undone.")
    private boolean optional;

    @Mixin private Settled settled = new Settled();

    @Override
    void ask(HubClient client, PrintWriter out) {
      int refused = 0;
      for (String one : named()) {
        try {
          out.print(
              DeskText.line(DeskKind.ROTATION.post(client, DeskKind.ROTATION.path(), body(one))));
        } catch (Exit e) {
          if (keys.isEmpty() || e.code() == Exit.MISSING) {
            throw e;
          }
          refused++;
          out.println(one + ": " + e.getMessage());
        }
      }
      out.flush();
      if (refused > 0) {
        throw Exit.no(refused + " were not planned");
      }
    }

    private AskedOfDesk.ForRotation body(String one) {
      return new AskedOfDesk.ForRotation(
          one, track, cause, optional, due, settled.owner, settled.validation, settled.rollback);
    }

    private List<String> named() {
      if (key.isPresent() == keys.isPresent()) {
        throw Exit.wrongUse("name one key, or --keys FILE");
      }
      return key.map(List::of).orElseGet(() -> read(keys.orElseThrow()));
    }

    private static List<String> read(Path file) {
      try (Stream<String> lines = Files.lines(file)) {
        List<String> some =
            lines.map(String::strip).filter(l -> !l.isEmpty()).limit(MOST + 1).toList();
        if (some.size() > MOST) {
          throw Exit.wrongUse(file + " names more than " + MOST + " keys");
        }
        return some;
      } catch (IOException | java.io.UncheckedIOException e) {
        throw Exit.wrongUse(file + " can not be read");
      }
    }
  }

  @Command(name = "settle", description = "Says what was open in its plan.")
  static final class Settle extends DeskChange<RotationItem> {
    @Option(names = "--due", paramLabel = "DATE", description = "When the new key is in use.")
    private String due = "";

    @Mixin private Settled settled = new Settled();

    Settle() {
      super(DeskKind.ROTATION, "plan");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForPlan(
          version, settled.owner, due, settled.validation, settled.rollback);
    }
  }

  @Command(name = "step", description = "Goes one phase on, or back.")
  static final class Step extends DeskChange<RotationItem> {
    @Parameters(
        index = "1",
        paramLabel = "PHASE",
        description = "new-key, overlap, switched, old-blocked, retired, rolled-back.")
    private String phase;

    @Option(names = "--evidence", paramLabel = "TEXT", description = "What shows it.")
    private String evidence = "";

    @Option(names = "--new-key", paramLabel = "KEY", description = "Of the step new-key.")
    private String newKey = "";

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "End of the overlap; until when the old key is needed to verify.")
    private String until = "";

    Step() {
      super(DeskKind.ROTATION, "steps");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForStep(version, phase, evidence, newKey, until);
    }
  }

  @Command(name = "approve", description = "Says yes to the step that waits for it.")
  static final class Approve extends DeskChange<RotationItem> {
    Approve() {
      super(DeskKind.ROTATION, "approve");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForVersion(version);
    }
  }

  @Command(name = "reject", description = "Says no to the step that waits; it is not taken.")
  static final class Reject extends DeskReason<RotationItem> {
    Reject() {
      super(DeskKind.ROTATION, "reject");
    }
  }

  @Command(name = "defer", description = "Puts it off.")
  static final class Defer extends DeskChange<RotationItem> {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        description = "A year at most.")
    private String until;

    Defer() {
      super(DeskKind.ROTATION, "defer");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForDeferral(version, reason, until);
    }
  }

  @Command(name = "cancel", description = "Takes it back, before there is a new key.")
  static final class Cancel extends DeskChange<RotationItem> {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    Cancel() {
      super(DeskKind.ROTATION, "steps");
    }

    @Override
    Object body(long version) {
      return new AskedOfDesk.ForStep(version, "cancelled", reason, "", "");
    }
  }
}
