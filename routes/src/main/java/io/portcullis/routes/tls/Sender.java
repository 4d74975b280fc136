package io.portcullis.routes.tls;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.model.Ids;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.config.SenderName;

/** Whether a connection's certificate is one that a source may send with. */
public final class Sender {
  // Types of RFC 5280 section 4.2.1.6 GeneralName.
  private static final int DNS_NAME = 2;
  private static final int URI_NAME = 6;

  private Sender() {}

  /**
   * @param trust empty where the listener asks for no certificate
   * @param chain as the client showed it; empty without TLS or certificate
   * @return what is wrong, or empty when the sender is the one
   */
  public static Optional<String> problem(
      AuthSettings.Mtls auth, Optional<ClientTrust> trust, List<X509Certificate> chain) {
    if (trust.isEmpty()) {
      return Optional.of("the hub asks for no client certificate");
    }
    return trust
        .get()
        .problem(chain)
        .or(
            () ->
                auth.accept().stream().anyMatch(name -> says(chain.getFirst(), name))
                    ? Optional.empty()
                    : Optional.of("the client certificate is not one of this source"));
  }

  private static boolean says(X509Certificate certificate, SenderName name) {
    return switch (name.kind()) {
      case SUBJECT ->
          SenderName.canonical(certificate.getSubjectX500Principal()).equals(name.value());
      case SHA256 -> sha256(certificate).equals(name.value());
      case DNS ->
          names(certificate, DNS_NAME).stream().anyMatch(n -> lower(n).equals(name.value()));
      case URI -> names(certificate, URI_NAME).contains(name.value());
    };
  }

  private static String sha256(X509Certificate certificate) {
    try {
      return Ids.sha256(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return ""; // which is nobody's
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> names(X509Certificate certificate, int type) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(type))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
