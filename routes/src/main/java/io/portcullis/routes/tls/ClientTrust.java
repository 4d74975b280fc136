package io.portcullis.routes.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities whose client certificates count, and what is wrong with one. Asked at each
 * request, since a connection may outlive the certificate that opened it. Revocation lists are not
 * looked at.
 */
public final class ClientTrust {
  static final int MAX_BYTES = 1 << 20;
  static final int MAX_AUTHORITIES = 100;

  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USE = "2.5.29.37.0";

  private final X509TrustManager authorities;

  private ClientTrust(X509TrustManager authorities) {
    this.authorities = authorities;
  }

  /**
   * @param file certificates of authorities, PEM, one after the other
   * @throws IllegalStateException naming the file that can not be used
   */
  public static ClientTrust of(Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int count = 0;
      for (Certificate authority : read(file)) {
        store.setCertificateEntry("authority-" + count++, authority);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return new ClientTrust(
          Stream.of(factory.getTrustManagers())
              .map(X509TrustManager.class::cast)
              .findFirst()
              .orElseThrow());
    } catch (GeneralSecurityException e) {
      throw unusable(file, "holds something else than certificates in PEM", e);
    } catch (IOException e) {
      throw unusable(file, "can not be read", e);
    }
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (bytes.length > MAX_BYTES || found.isEmpty() || found.size() > MAX_AUTHORITIES) {
        throw new CertificateException("empty or too long");
      }
      return found;
    }
  }

  private static IllegalStateException unusable(Path file, String why, Exception cause) {
    return new IllegalStateException(
        "http.tls.client-ca: %s %s; 1 to %d of at most %d bytes are wanted"
            .formatted(file, why, MAX_AUTHORITIES, MAX_BYTES),
        cause);
  }

  /** The authorities, whose names a client is told so that it finds the right certificate. */
  X509Certificate[] authorities() {
    return authorities.getAcceptedIssuers();
  }

  /**
   * @param chain as the client showed it, its own certificate first; that it holds the key is the
   *     handshake's to prove
   * @return why it proves nothing
   */
  public Optional<String> problem(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return Optional.of("there is no client certificate");
    }
    try {
      X509Certificate own = chain.getFirst();
      own.checkValidity();
      if (!forClients(own)) {
        return Optional.of("the client certificate is not meant for TLS clients");
      }
      authorities.checkClientTrusted(
          chain.toArray(X509Certificate[]::new), own.getPublicKey().getAlgorithm());
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("the client certificate has expired");
    } catch (CertificateNotYetValidException e) {
      return Optional.of("the client certificate is not valid yet");
    } catch (CertificateException e) {
      return Optional.of("the client certificate is of no authority in http.tls.client-ca");
    }
  }

  private static boolean forClients(X509Certificate own) throws CertificateException {
    List<String> uses = own.getExtendedKeyUsage();
    return uses == null || uses.contains(CLIENT_AUTH) || uses.contains(ANY_USE);
  }
}
