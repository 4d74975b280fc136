package io.portcullis.connectors.notify.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assertions;

/** A certificate that vouches for itself, and its key; both PEM, made by openssl. */
public record CertificatePair(Path certificate, Path key) {

  public static CertificatePair of(Path folder, String host)
      throws IOException, InterruptedException {
    Path certificate = folder.resolve(host + ".pem");
    Path key = folder.resolve(host + ".key");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString(),
                "-days",
                "2",
                "-subj",
                "/CN=" + host,
                "-addext",
                "subjectAltName=DNS:" + host)
            .redirectErrorStream(true)
            .start();
    Assertions.assertTrue(openssl.waitFor(30, TimeUnit.SECONDS), "openssl hangs");
    Assertions.assertEquals(0, openssl.exitValue(), "openssl");
    return new CertificatePair(certificate, key);
  }
}
