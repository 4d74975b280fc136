package io.portcullis.routes.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Pem;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.export.ExportWriter;
import io.portcullis.evidence.export.Extents;
import io.portcullis.evidence.export.Manifest;
import io.portcullis.evidence.verify.Records.Extent;

/**
 * Brings a trail from where it lies into a folder for auditors.
 *
 * @param checkpoints without them no span of time can be chosen
 * @param chains empty for all
 */
public record TrailExport(
    Place place,
    Optional<Path> checkpoints,
    Optional<Instant> from,
    Optional<Instant> to,
    List<String> chains) {
  private static final List<String> PAGES = List.of("README.md", "verify.py", "prove.py");

  /**
   * @param by whose name stands in the manifest
   * @throws IOException saying what can not be read or written; then there is no folder
   */
  public Manifest write(Path folder, boolean packed, Instant at, String by) throws IOException {
    List<String> known = place.records().chains();
    List<String> wanted = chains.isEmpty() ? known : chains;
    for (String chain : wanted) {
      if (!known.contains(chain)) {
        throw new IOException("there is no chain " + chain + "; there are " + known);
      }
    }
    Optional<Extents> extents = extents();
    try (ExportWriter writer = ExportWriter.into(folder, packed)) {
      // They were read before the records, so they cover no more than what is there.
      if (checkpoints.isPresent()) {
        writer.checkpoints(checkpoints.get());
      } else {
        writer.text("checkpoints.ndjson", "");
      }
      for (String chain : wanted) {
        Extent all = place.records().extent(chain);
        writer.chain(chain, extents.map(e -> e.of(chain)).orElse(all), place.records());
      }
      beside(writer);
      return writer.end(at, by, place.source(), chains.isEmpty());
    }
  }

  private Optional<Extents> extents() throws IOException {
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    if (checkpoints.isEmpty()) {
      throw new IOException("no checkpoints are there, and without them no span of time");
    }
    return Optional.of(Extents.of(checkpoints.get(), from, to));
  }

  private void beside(ExportWriter writer) throws IOException {
    if (place.witnesses().isPresent()) {
      writer.witnesses(place.witnesses().get());
    }
    for (CheckpointKey key : place.keys()) {
      writer.key(key);
    }
    int number = 1;
    for (X509Certificate stamp : place.stamps()) {
      writer.stamp(number++, pem(stamp));
    }
    for (String page : PAGES) {
      writer.text(page, page(page));
    }
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      return Pem.write("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IOException("a certificate that was read can not be written", e);
    }
  }

  private static String page(String name) throws IOException {
    try (InputStream in = ExportWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
