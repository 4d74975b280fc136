package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.List;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.acme.AcmeAuthority;
import io.portcullis.connectors.ca.acme.AcmeConfig;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Trust;
import io.portcullis.routes.config.AcmeSettings;

/** The authorities that speak ACME, as they are configured. */
final class AcmeAuthorities {
  private AcmeAuthorities() {}

  /**
   * @throws IllegalArgumentException when a file of certificates is of no use; says whose
   */
  static List<Enforcer> of(List<AcmeSettings> settings, Clock clock) {
    return settings.stream().map(acme -> of(acme, clock)).toList();
  }

  private static Enforcer of(AcmeSettings acme, Clock clock) {
    try {
      return new AuthorityEnforcer(new AcmeAuthority(config(acme), clock), clock);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "enforcers.acme " + acme.name() + ": " + e.getMessage(), e);
    }
  }

  private static AcmeConfig config(AcmeSettings acme) {
    return new AcmeConfig(
        acme.name(),
        acme.directory(),
        Issuers.read(acme.issuerCertificates()),
        acme.accountKey()::reveal,
        acme.certificates(),
        acme.certificateKeys(),
        acme.ocsp(),
        acme.crl(),
        Trust.in(acme.caCertificate()),
        acme.timeout());
  }
}
