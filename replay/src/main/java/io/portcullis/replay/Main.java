package io.portcullis.replay;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.portcullis.replay.log.Export;
import io.portcullis.replay.log.FolderLog;
import io.portcullis.replay.log.KafkaLog;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.report.JsonReport;
import io.portcullis.replay.report.VerifyText;
import io.portcullis.replay.verify.Snapshot;
import io.portcullis.replay.verify.Verify;

/**
 * {@code portcullis replay}. Exit codes: 0 fine, 1 decisions are not the same, 2 wrong use, 3
 * something needed is missing.
 */
@Command(
    name = "replay",
    description = "Rules over history. Acts on nothing: no enforcer is in this program.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  static final int FINE = 0;
  static final int NO = 1;

  private static final String CONFIG = "portcullis.yaml";

  private final Clock clock;

  @Option(
      names = "--log",
      paramLabel = "PATH",
      description = "An exported log, or a file of signals.")
  private Optional<Path> place = Optional.empty();

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "The hub's Kafka.")
  private Optional<String> kafka = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The hub's configuration: Kafka and limits.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--export",
      paramLabel = "FOLDER",
      description = "Writes the log there, and no more.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--verify",
      description = "Whether the hub decided so (what is done without --rules and --inject).")
  private boolean verify;

  @Option(names = "--since", paramLabel = "FOLDER", description = "Verifies from a snapshot on.")
  private Optional<Path> since = Optional.empty();

  @Option(
      names = "--save",
      paramLabel = "FOLDER",
      description = "Verifies, and writes a snapshot there when all is the same.")
  private Optional<Path> save = Optional.empty();

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Mixin private Question question = new Question();

  @Spec private CommandSpec spec;

  Main(Clock clock) {
    this.clock = clock;
  }

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine(Clock.systemUTC()).execute(args));
  }

  static CommandLine commandLine(Clock clock) {
    return new CommandLine(new Main(clock))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println("portcullis: " + plain(failure));
              return failure instanceof ReplayException e ? e.code() : ReplayException.MISSING;
            });
  }

  private static String plain(Exception failure) {
    return failure instanceof ReplayException
        ? failure.getMessage()
        : "an error of its own (" + failure.getClass().getSimpleName() + ")";
  }

  @Override
  public Integer call() {
    boolean snapshot = since.isPresent() || save.isPresent();
    if (export.isPresent() && (verify || snapshot)) {
      throw ReplayException.wrongUse("--export goes without --verify, --since and --save");
    }
    question.check(verify || snapshot || export.isPresent());
    Settings settings = settings();
    try (Log log = open(settings)) {
      if (export.isPresent()) {
        say("%,d signals written to %s".formatted(Export.write(log, export.get()), export.get()));
        return FINE;
      }
      Books books = new Books(log);
      if (question.asked()) {
        say(new Answering(log, books, settings.limits(), question, clock).answer(json));
        return FINE;
      }
      return verify(log, books);
    }
  }

  private int verify(Log log, Books books) {
    Verify verify = new Verify(log, books, books.builtIn());
    Verify begun = since.map(Snapshot::of).map(verify::since).orElse(verify);
    Verify.Report report = save.map(Snapshot::into).map(begun::save).orElse(begun).run();
    say(json ? JsonReport.of(report) : VerifyText.of(report));
    return report.same() ? FINE : NO;
  }

  private Settings settings() {
    Optional<Path> file =
        config.or(() -> Optional.of(Path.of(CONFIG)).filter(Files::isRegularFile));
    Settings settings = file.map(Settings::read).orElseGet(Settings::none);
    return kafka.map(settings::at).orElse(settings);
  }

  private Log open(Settings settings) {
    if (place.isPresent()) {
      return FolderLog.open(place.get());
    }
    if (settings.kafka().servers().isEmpty()) {
      throw ReplayException.wrongUse(
          "name what to replay: --log PATH, --kafka HOST:PORT, or --config with kafka.bootstrap-servers");
    }
    return KafkaLog.open(settings.kafka().client(), settings.prefix());
  }

  private void say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text.stripTrailing());
    out.flush();
  }
}
