package io.portcullis.connectors.ca.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Requests and certificates as they stand in the APIs of authorities. */
public final class PemText {
  private PemText() {}

  /** RFC 7468 section 7. */
  public static String request(byte[] der) {
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }

  /**
   * @throws IOException when the authority answered with something else
   */
  public static X509Certificate certificate(String pem) throws IOException {
    return certificate(pem.getBytes(StandardCharsets.US_ASCII));
  }

  /** In DER or PEM. */
  public static X509Certificate certificate(byte[] encoded) throws IOException {
    try {
      Certificate found =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
      return (X509Certificate) found;
    } catch (CertificateException e) {
      throw new IOException("the answer holds no certificate");
    }
  }
}
