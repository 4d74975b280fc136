package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom a TLS client believes: those in a file, and nobody else. */
public final class Trust {
  private Trust() {}

  /**
   * @param file PEM of one or several authorities; empty is what the JDK trusts
   * @throws IllegalArgumentException when the file is of no use; names it
   */
  public static Optional<SSLContext> in(Optional<Path> file) {
    return file.map(Trust::context);
  }

  private static SSLContext context(Path file) {
    try {
      return context(PemFiles.certificates(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("ca-certificate: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("ca-certificate: " + file + " can not be used", e);
    }
  }

  private static SSLContext context(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int count = 0;
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + count++, authority);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
