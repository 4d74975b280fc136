package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.evidence.checkpoint.CheckpointKey;
import io.portcullis.evidence.export.ExportFolder;
import io.portcullis.evidence.timestamp.Trusted;
import io.portcullis.evidence.verify.Keys;

/** What whoever verifies got on another way than the records: only this is trusted. */
final class ProofOptions {
  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "Your copy of the checkpoints, instead of those beside the records.")
  private Optional<Path> checkpoints = Optional.empty();

  @Option(
      names = "--witnesses",
      paramLabel = "FILE",
      description = "Your copy of what witnesses saw.")
  private Optional<Path> witnesses = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "A public key that you trust, PEM. May be given more than once.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--tsa",
      paramLabel = "FILE",
      description = "Certificate of an authority of time stamps, PEM. May be given more than once.")
  private List<Path> stamps = new ArrayList<>();

  Optional<Path> checkpoints() throws IOException {
    return there(checkpoints);
  }

  Optional<Path> witnesses() throws IOException {
    return there(witnesses);
  }

  Keys keys(List<CheckpointKey> found) throws IOException {
    List<CheckpointKey> given = new ArrayList<>();
    for (Path file : keys) {
      given.add(ExportFolder.key(file));
    }
    return new Keys(given, found);
  }

  Trusted stamps(List<X509Certificate> found) throws IOException {
    List<X509Certificate> given = new ArrayList<>();
    for (Path file : stamps) {
      given.addAll(CertificateFile.certificates(file));
    }
    return new Trusted(given.isEmpty() ? found : given);
  }

  private static Optional<Path> there(Optional<Path> file) throws IOException {
    if (file.filter(f -> !Files.isRegularFile(f)).isPresent()) {
      throw new IOException(file.get() + " is not there");
    }
    return file;
  }
}
