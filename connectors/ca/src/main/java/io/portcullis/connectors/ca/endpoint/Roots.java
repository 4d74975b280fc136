package io.portcullis.connectors.ca.endpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.portcullis.connectors.api.CertificateFile;

/** Whom the clients of an endpoint trust. */
public record Roots(Set<TrustAnchor> anchors) {

  /** Those of the JDK's own list. */
  public static Roots usual() {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init((KeyStore) null);
      return of(
          Arrays.stream(factory.getTrustManagers())
              .filter(X509TrustManager.class::isInstance)
              .flatMap(m -> Arrays.stream(((X509TrustManager) m).getAcceptedIssuers()))
              .toList());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PKIX", e);
    }
  }

  /**
   * @param file PEM or DER
   * @throws IOException naming the file and what is wrong with it
   */
  public static Roots of(Path file) throws IOException {
    return of(CertificateFile.certificates(file));
  }

  public static Roots of(Collection<X509Certificate> authorities) {
    return new Roots(
        authorities.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet()));
  }
}
