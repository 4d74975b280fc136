package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.verify.Proof;
import io.portcullis.evidence.verify.ProofCheck;
import io.portcullis.evidence.verify.ProofText;
import io.portcullis.evidence.verify.Report;
import io.portcullis.evidence.verify.ReportText;
import io.portcullis.evidence.verify.Verification;
import io.portcullis.routes.audit.Place;

@Command(
    name = "verify",
    description =
        "Whether nothing of the trail was removed, changed, moved or cut off. Ends with 1 when"
            + " something was. Asks no hub.",
    mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "An export, or a proof that audit prove wrote.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description = "elasticsearch or kafka, by the configuration, instead of an export.")
  private Optional<TrailPlace> from = Optional.empty();

  @Mixin private ProofOptions proof = new ProofOptions();
  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--accept-source-gaps",
      description = "Holes in what sources count are told, and the answer is yes all the same.")
  private boolean acceptGaps;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (folder.isPresent() == from.isPresent()) {
      throw Exit.wrongUse("name what to verify: the folder of an export, a proof, or --from");
    }
    if (folder.filter(Files::isRegularFile).isPresent()) {
      return proof(folder.get());
    }
    Report report = report();
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.text(report) + "\n" : ReportText.of(report));
    out.flush();
    boolean holds = report.holds() || (acceptGaps && report.holdsWithoutSources());
    return holds ? Exit.FINE : Exit.NO;
  }

  private int proof(Path file) {
    ProofCheck check;
    try {
      Proof read = Proof.read(file);
      check = ProofCheck.of(read, proof.keys(read.keys()), proof.stamps(List.of()));
    } catch (IOException e) {
      throw Exit.missing(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.text(check) + "\n" : ProofText.of(check));
    out.flush();
    return check.holds() ? Exit.FINE : Exit.NO;
  }

  private Report report() throws InterruptedException {
    try (WorkFolder work = WorkFolder.make();
        Place opened = open(work.path())) {
      return new Verification(
              opened.records(),
              proof.checkpoints().or(opened::checkpoints),
              proof.witnesses().or(opened::witnesses),
              proof.keys(opened.keys()),
              proof.stamps(opened.stamps()),
              Runtime.getRuntime().availableProcessors())
          .run();
    } catch (IOException e) {
      throw Exit.missing(e.getMessage());
    }
  }

  private Place open(Path work) throws IOException {
    return folder.isPresent()
        ? Place.folder(folder.get())
        : place.open(from.orElseThrow(), config.withSecrets(), work);
  }
}
