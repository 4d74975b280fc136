package io.portcullis.routes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import io.portcullis.evidence.export.ExportWriter;
import io.portcullis.evidence.export.Manifest;
import io.portcullis.routes.api.AskedOfAudit;
import io.portcullis.routes.api.ExportAllowed;
import io.portcullis.routes.audit.Place;
import io.portcullis.routes.audit.TrailExport;
import io.portcullis.routes.config.PortcullisConfig;

/** The hub is asked first: that somebody took the trail away is a record of the trail. */
@Command(
    name = "export",
    description =
        "Records, checkpoints, keys and a page for auditors, as a folder that audit verify and"
            + " verify.py read. The running hub records who did it.")
final class AuditExportCommand extends HubCommand {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Must not be there; it is there when it is whole.")
  private Path out;

  @Option(
      names = "--source",
      paramLabel = "PLACE",
      description = "elasticsearch or kafka (default: ${DEFAULT-VALUE}).")
  private TrailPlace source = TrailPlace.ELASTICSEARCH;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "2026-11-01, or 2026-11-01T08:00:00Z (default: the beginning).")
  private Optional<Instant> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "Whole ranges of checkpoints (default: all there is).")
  private Optional<Instant> to = Optional.empty();

  @Option(names = "--chain", paramLabel = "NAME", description = "These alone.")
  private List<String> chains = new ArrayList<>();

  @Option(names = "--gzip", description = "Packs the records.")
  private boolean packed;

  @Mixin private ProofOptions proof = new ProofOptions();
  @Mixin private PlaceOptions places = new PlaceOptions();

  @Override
  void ask(HubClient client, PrintWriter printed) {
    PortcullisConfig config = hub().config().withSecrets();
    free();
    ExportAllowed allowed =
        client.post(
            "/audit/exports",
            new AskedOfAudit.ForExport(source.name(), text(from), text(to), chains, ""),
            ExportAllowed.class);
    try (WorkFolder work = WorkFolder.make();
        Place place = places.open(source, config, work.path())) {
      Manifest manifest =
          new TrailExport(place, proof.checkpoints().or(place::checkpoints), from, to, chains)
              .write(out, packed, allowed.at(), allowed.person());
      long records = manifest.chains().stream().mapToLong(Manifest.Chain::records).sum();
      printed.println("%,d records in %s".formatted(records, out));
    } catch (IOException e) {
      throw Exit.missing(e.getMessage());
    }
  }

  /** Before the hub records that somebody takes it away. */
  private void free() {
    try {
      ExportWriter.free(out);
    } catch (IOException e) {
      throw Exit.missing(e.getMessage());
    }
  }

  private static String text(Optional<Instant> at) {
    return at.map(Instant::toString).orElse("");
  }

  /** A day in UTC, or a moment. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "\"" + text + "\" is no time; write 2026-11-01 or 2026-11-01T08:00:00Z");
      }
    }
  }
}
