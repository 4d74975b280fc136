package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.model.Ids;

/**
 * The authorities of a file, as those whom TLS believes (RFC 5280 section 6).
 *
 * @param id hash of the file
 */
public record TrustFile(String id, TrustManager[] managers) {

  /**
   * @throws IOException naming the file and what is wrong with it
   */
  public static TrustFile read(Path file) throws IOException {
    byte[] content = CertificateFile.bytes(file);
    try {
      KeyStore store = KeyMaterial.empty();
      int count = 0;
      for (X509Certificate authority : CertificateFile.certificates(file, content)) {
        store.setCertificateEntry("authority-" + count++, authority);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return new TrustFile(Ids.sha256(content), factory.getTrustManagers());
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " can not be used: " + e.getMessage(), e);
    }
  }
}
