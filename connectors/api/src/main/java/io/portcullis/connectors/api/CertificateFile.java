package io.portcullis.connectors.api;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates in a file: PEM (RFC 7468), one after the other, or one in DER. */
public final class CertificateFile {
  public static final int MAX_BYTES = 1 << 20;
  public static final int MAX_CERTIFICATES = 100;

  private CertificateFile() {}

  /**
   * @return 1 to {@value #MAX_CERTIFICATES}
   * @throws IOException naming the file and what is wrong with it
   */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    return certificates(file, bytes(file));
  }

  /**
   * @param content what {@link #bytes} found there
   * @throws IOException naming the file and what is wrong with it
   */
  public static List<X509Certificate> certificates(Path file, byte[] content) throws IOException {
    try {
      List<X509Certificate> found = X509.all(content, MAX_CERTIFICATES);
      if (found.isEmpty()) {
        throw new IOException(file + " holds no certificate in PEM or DER");
      }
      return found;
    } catch (BadRecord e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws IOException naming the file, when it can not be read or is too long
   */
  public static byte[] bytes(Path file) throws IOException {
    return BoundedFile.bytes(file, MAX_BYTES);
  }
}
