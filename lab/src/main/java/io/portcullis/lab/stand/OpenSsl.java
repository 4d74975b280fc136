package io.portcullis.lab.stand;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.lab.net.Shell;

/**
 * Keys and certificates for servers of the lab: EC, 30 days, the key as PEM without a passphrase.
 */
final class OpenSsl {
  private OpenSsl() {}

  /**
   * A new key with a certificate.
   *
   * @param more of {@code openssl req}; without {@code -CA} the certificate is signed by its own
   *     key
   * @throws io.portcullis.lab.net.LabException with what openssl said
   */
  static void certificate(Path key, Path certificate, String subject, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString(),
                "-days",
                "30",
                "-subj",
                subject));
    command.addAll(List.of(more));
    Shell.run(command.toArray(String[]::new));
  }
}
