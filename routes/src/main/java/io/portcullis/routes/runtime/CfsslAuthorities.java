package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.List;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.cfssl.CfsslAuthority;
import io.portcullis.connectors.ca.cfssl.CfsslConfig;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Trust;
import io.portcullis.routes.config.CfsslSettings;

/** The authorities that run cfssl, as they are configured. */
final class CfsslAuthorities {
  private CfsslAuthorities() {}

  /**
   * @throws IllegalArgumentException when a file of certificates is of no use; says whose
   */
  static List<Enforcer> of(List<CfsslSettings> settings, Clock clock) {
    return settings.stream().map(cfssl -> of(cfssl, clock)).toList();
  }

  private static Enforcer of(CfsslSettings cfssl, Clock clock) {
    try {
      return new AuthorityEnforcer(new CfsslAuthority(config(cfssl), clock), clock);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "enforcers.cfssl " + cfssl.name() + ": " + e.getMessage(), e);
    }
  }

  private static CfsslConfig config(CfsslSettings cfssl) {
    return new CfsslConfig(
        cfssl.name(),
        cfssl.url(),
        Issuers.read(cfssl.issuerCertificates()),
        cfssl.label(),
        cfssl.profile(),
        cfssl.authKey().map(key -> key::reveal),
        cfssl.ocsp(),
        cfssl.crl(),
        Trust.in(cfssl.caCertificate()),
        cfssl.timeout());
  }
}
