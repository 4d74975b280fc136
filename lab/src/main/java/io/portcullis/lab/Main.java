package io.portcullis.lab;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.outside.Report;
import io.portcullis.lab.proof.WholeProof;
import io.portcullis.lab.stand.Lab;
import io.portcullis.lab.stand.LabNeeds;

/**
 * {@code portcullis lab}. Exit codes: 0 fine, 1 something was not seen, 2 wrong use, 3 something
 * needed is missing.
 */
@Command(
    name = "lab",
    description = "The real network on this machine, with the hub in it.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  static final int NO = 1;
  static final int MISSING = 3;

  private final Supplier<List<String>> missing;

  @Option(
      names = "--exit",
      description = "Play the proof and end, with 0 only if all of it was seen.")
  private boolean exit;

  @Option(names = "--small", description = "With --exit: a tenth of the chaos, to see it work.")
  private boolean small;

  @Spec private CommandSpec spec;

  Main(Supplier<List<String>> missing) {
    this.missing = missing;
  }

  public static void main(String[] args) {
    System.exit(commandLine(Main::missing).execute(args));
  }

  /**
   * @param missing what the lab needs and this machine does not have, for people
   */
  static CommandLine commandLine(Supplier<List<String>> missing) {
    return new CommandLine(new Main(missing))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println("portcullis: " + plain(failure));
              return NO;
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> lacking = missing.get();
    if (!lacking.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      lacking.forEach(what -> err.println("portcullis: the lab needs " + what));
      return MISSING;
    }
    Path folder = Path.of(System.getProperty("portcullis.home", "."), "data", "lab");
    Report report = new Report(System.out);
    if (exit) {
      return new WholeProof(folder, report).play(small) ? 0 : NO;
    }
    try (Lab lab = Lab.start(folder)) {
      new Guide(lab, report).up();
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static List<String> missing() {
    List<String> packages = LabNeeds.missingPackages();
    if (!packages.isEmpty()) {
      return List.of("Debian packages: apt-get install " + String.join(" ", packages));
    }
    return LabNeeds.privileged()
        ? List.of()
        : List.of("root, or a kernel that lets users make namespaces (docs/lab.md)");
  }

  private static String plain(Exception failure) {
    return failure instanceof LabException ? failure.getMessage() : failure.toString();
  }
}
