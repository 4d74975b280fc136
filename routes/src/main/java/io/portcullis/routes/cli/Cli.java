package io.portcullis.routes.cli;

import picocli.CommandLine;

import io.portcullis.routes.config.ConfigException;

/** Puts the commands together. */
public final class Cli {
  private static final String DEBUG = "PORTCULLIS_DEBUG";

  private Cli() {}

  public static CommandLine with(Parts parts) {
    CommandLine root = new CommandLine(new PortcullisCommand());
    root.addSubcommand(new RunCommand());
    root.addSubcommand(new DemoCommand(parts.demo()));
    root.addSubcommand(new DoctorCommand(parts.checks()));
    root.addSubcommand(new ParseCommand(parts.parsers()));
    root.addSubcommand(new RulesCommand(parts.rules()));
    root.addSubcommand(new ExplainCommand());
    root.addSubcommand(new StopCommand());
    root.addSubcommand(new ResumeCommand());
    root.addSubcommand(new ApprovalsCommand());
    root.addSubcommand(new PlannedCommand());
    root.addSubcommand(new AlertsCommand());
    root.addSubcommand(new ReinstateCommand());
    root.addSubcommand(new ModeCommand());
    root.addSubcommand(new ExemptCommand());
    root.addSubcommand(new ExemptionsCommand());
    root.addSubcommand(new ObservedCommand());
    root.addSubcommand(new BaselineCommand());
    root.addSubcommand(new WatchCommand());
    root.addSubcommand(new CertCommand());
    root.addSubcommand(new CalendarCommand());
    root.addSubcommand(new InventoryCommand());
    root.addSubcommand(new KeyCommand());
    root.addSubcommand(new RotationCommand());
    root.addSubcommand(new ExerciseCommand());
    root.addSubcommand(new CustodyCommand());
    root.addSubcommand(new RetentionCommand());
    root.addSubcommand(new DestructionCommand());
    root.addSubcommand(new PeopleCommand());
    root.addSubcommand(new AuditCommand());
    root.addSubcommand(new ReplayCommand());
    root.addSubcommand(new LabCommand());
    root.addSubcommand(new SetupCommand());
    root.addSubcommand(new BenchCommand());
    root.setCaseInsensitiveEnumValuesAllowed(true);
    return guarded(root, parts.environment().containsKey(DEBUG));
  }

  /** Ends with a sentence and a code, whatever went wrong. */
  static CommandLine guarded(CommandLine line, boolean debug) {
    return line.setExecutionExceptionHandler((e, at, parsed) -> ended(e, at, debug));
  }

  private static int ended(Exception e, CommandLine line, boolean debug) {
    if (e instanceof Exit exit) {
      return say(line, exit.getMessage(), exit.code());
    }
    if (e instanceof ConfigException) {
      return say(line, e.getMessage(), Exit.WRONG_USE);
    }
    if (debug) {
      e.printStackTrace(line.getErr());
    }
    String kind = e.getClass().getSimpleName();
    return say(
        line, "an error of its own (" + kind + "); set " + DEBUG + "=1 to see where", Exit.NO);
  }

  private static int say(CommandLine line, String sentence, int code) {
    line.getErr().println("portcullis: " + sentence);
    line.getErr().flush();
    return code;
  }
}
