package io.portcullis.connectors.api.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** Certificates in a file, PEM (RFC 7468) one after the other, or one in DER. */
public final class PemFile {
  public static final int MAX_BYTES = 1 << 20;
  public static final int MAX_CERTIFICATES = 100;

  private PemFile() {}

  /**
   * @throws IOException naming the file and what is wrong with it
   */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    byte[] bytes = bytes(file);
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (found.isEmpty() || found.size() > MAX_CERTIFICATES) {
        throw new IOException(
            file
                + " holds "
                + found.size()
                + " certificates; 1 to "
                + MAX_CERTIFICATES
                + " wanted");
      }
      return found.stream().map(X509Certificate.class::cast).toList();
    } catch (CertificateException e) {
      throw new IOException(file + " holds something else than certificates in PEM", e);
    }
  }

  static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + " is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (java.nio.file.AccessDeniedException e) {
      throw new IOException(file + " can not be read", e);
    }
  }
}
