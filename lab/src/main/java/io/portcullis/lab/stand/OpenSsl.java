package io.portcullis.lab.stand;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.lab.net.Shell;

/** What the lab has from the program openssl. */
final class OpenSsl {
  private static final String NO_ANSWER = "no answer";

  private OpenSsl() {}

  /**
   * A new EC key, PEM without a passphrase, with a certificate for 30 days.
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

  /**
   * What an OCSP responder says to somebody who trusts the authority: "good", the CRLReason as RFC
   * 5280 spells it, "revoked" where it gives none, or "no answer" when there is none to be
   * believed. Asked by POST: Debian's CFSSL answers the JDK's GET with 400.
   *
   * @param authority file with its certificate
   */
  static String ocsp(Path authority, BigInteger serial, URI responder) {
    Shell.Result result =
        Shell.attempt(
            "openssl",
            "ocsp",
            "-issuer",
            authority.toString(),
            "-CAfile",
            authority.toString(),
            "-serial",
            serial.toString(),
            "-url",
            responder.toString(),
            "-no_nonce");
    String said = result.output();
    if (!result.ok() || !said.contains("Response verify OK")) {
      return NO_ANSWER;
    }
    String status = after(said, serial + ": ").orElse(NO_ANSWER);
    return status.equals("revoked") ? after(said, "Reason: ").orElse(status) : status;
  }

  private static Optional<String> after(String output, String beginning) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()))
        .findFirst();
  }
}
