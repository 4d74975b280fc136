package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.portcullis.evidence.verify.Proof;
import io.portcullis.evidence.verify.Prover;
import io.portcullis.routes.api.AskedOfAudit;
import io.portcullis.routes.api.ExportAllowed;
import io.portcullis.routes.audit.Place;

@Command(
    name = "prove",
    description =
        "One record with what proves it, as one file that audit verify and prove.py read. Out of"
            + " an export it asks no hub; else the running hub records who did it.",
    mixinStandardHelpOptions = true)
final class AuditProveCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Of the record in Elasticsearch: c0-0000000000000042.")
  private String id;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FOLDER", description = "An export.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description = "elasticsearch or kafka, by the configuration, instead of an export.")
  private Optional<TrailPlace> from = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Must not be there.")
  private Path out;

  @Mixin private ProofOptions proof = new ProofOptions();
  @Mixin private PlaceOptions places = new PlaceOptions();
  @Mixin private HubOption hub = new HubOption();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (folder.isPresent() == from.isPresent()) {
      throw Exit.wrongUse("name where it is: the folder of an export, or --from");
    }
    try (WorkFolder work = WorkFolder.make();
        Place place = open(work.path())) {
      Path checkpoints =
          proof
              .checkpoints()
              .or(place::checkpoints)
              .orElseThrow(() -> new IOException("no checkpoints are there"));
      Optional<Path> witnesses = proof.witnesses().or(place::witnesses);
      Proof made =
          new Prover(place.records(), checkpoints, witnesses, proof.keys(place.keys()).known())
              .of(id);
      write(made.text());
      tell(made);
      return Exit.FINE;
    } catch (IOException e) {
      throw Exit.missing(e.getMessage());
    }
  }

  private Place open(Path work) throws IOException {
    if (folder.isPresent()) {
      return Place.folder(folder.get());
    }
    TrailPlace place = from.orElseThrow();
    hub.client()
        .post(
            "/audit/exports",
            new AskedOfAudit.ForExport(place.name(), "", "", List.of(), id),
            ExportAllowed.class);
    return places.open(place, hub.config().withSecrets(), work);
  }

  /** Readable for its owner only: names of people may be in it. */
  private void write(String text) throws IOException {
    try {
      Files.createFile(
          out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(out, text);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(out + " is there already", e);
    } catch (IOException e) {
      throw new IOException(out + " can not be written", e);
    }
  }

  private void tell(Proof made) {
    PrintWriter printed = spec.commandLine().getOut();
    printed.println(
        made.witness()
            .map(
                w -> "%s, to checkpoint %d, which %s saw".formatted(out, w.number(), w.by().word()))
            .orElse(out + ", to a checkpoint that no witness has seen"));
    printed.flush();
  }
}
