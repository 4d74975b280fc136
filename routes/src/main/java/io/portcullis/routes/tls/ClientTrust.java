package io.portcullis.routes.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;

import io.portcullis.connectors.api.http.TrustFile;

/**
 * The authorities whose client certificates count, and what is wrong with one. Asked at each
 * request, since a connection may outlive the certificate that opened it. Revocation lists are not
 * looked at.
 */
public final class ClientTrust {
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
      return new ClientTrust(
          Stream.of(TrustFile.read(file).managers())
              .map(X509TrustManager.class::cast)
              .findFirst()
              .orElseThrow());
    } catch (IOException e) {
      throw new IllegalStateException("http.tls.client-ca: " + e.getMessage(), e);
    }
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
