package io.portcullis.connectors.ca.endpoint;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.ca.issuer.Issuers;

/**
 * Whether a client finds a way from what was served to a root that it trusts (RFC 5280 section 6),
 * whatever the order (RFC 8446 section 4.4.2). It fetches nothing: an intermediate certificate that
 * is not served is missing for many clients. Revocation is looked at elsewhere.
 */
record ServedChain(List<X509Certificate> served, Roots roots) {
  /** Server authentication, RFC 5280 section 4.2.1.12. */
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

  /** Why there is none, or nothing when there is one. */
  Optional<String> broken(Instant now) {
    if (roots.anchors().isEmpty()) {
      return Optional.of("no root is known to trust");
    }
    try {
      built(now);
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Optional.of("" + cause.getMessage());
    }
  }

  /** The certificate that signed the server's own, served or a root. */
  Optional<X509Certificate> issuer() {
    X509Certificate leaf = served.getFirst();
    return java.util.stream.Stream.concat(
            served.stream(), roots.anchors().stream().map(a -> a.getTrustedCert()))
        .filter(c -> c != null && Issuers.signed(c, leaf))
        .findFirst();
  }

  private PKIXCertPathBuilderResult built(Instant now) throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(served.getFirst());
    try {
      target.setExtendedKeyUsage(Set.of(SERVER_AUTH));
    } catch (java.io.IOException e) {
      throw new IllegalStateException("it is an object identifier", e);
    }
    PKIXBuilderParameters wanted = new PKIXBuilderParameters(roots.anchors(), target);
    wanted.setDate(Date.from(now));
    wanted.setRevocationEnabled(false);
    wanted.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(served)));
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(wanted);
  }
}
