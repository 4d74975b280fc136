package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.function.Supplier;

import io.portcullis.connectors.ca.acme.AcmeAuthority;
import io.portcullis.connectors.ca.acme.AcmeConfig;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.cfssl.CfsslAuthority;
import io.portcullis.connectors.ca.cfssl.CfsslConfig;
import io.portcullis.connectors.ca.ejbca.EjbcaAuthority;
import io.portcullis.connectors.ca.ejbca.EjbcaConfig;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.stepca.StepCaAuthority;
import io.portcullis.connectors.ca.stepca.StepCaConfig;
import io.portcullis.connectors.ca.vault.VaultAuthority;
import io.portcullis.connectors.ca.vault.VaultConfig;
import io.portcullis.routes.config.AcmeSettings;
import io.portcullis.routes.config.CfsslSettings;
import io.portcullis.routes.config.EjbcaSettings;
import io.portcullis.routes.config.StepCaSettings;
import io.portcullis.routes.config.VaultSettings;
import io.portcullis.routes.config.VaultSettings.LoginSettings;

/** Authorities whose API the hub knows. */
record KnownAuthorities(Clock clock) {

  Authority acme(AcmeSettings ca) {
    return new AcmeAuthority(
        new AcmeConfig(
            ca.name(),
            ca.directory(),
            Issuers.read(ca.issuerCertificates()),
            ca.accountKey()::reveal,
            ca.certificates(),
            ca.certificateKeys(),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }

  Authority cfssl(CfsslSettings ca) {
    return new CfsslAuthority(
        new CfsslConfig(
            ca.name(),
            ca.url(),
            Issuers.read(ca.issuerCertificates()),
            ca.label(),
            ca.profile(),
            ca.authKey().map(key -> key::reveal),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }

  Authority ejbca(EjbcaSettings ca) {
    return new EjbcaAuthority(
        new EjbcaConfig(
            ca.name(),
            ca.url(),
            ca.issuerDn(),
            ca.enrol()
                .map(
                    e ->
                        new EjbcaConfig.Enrolment(
                            e.certificateProfile(),
                            e.endEntityProfile(),
                            e.username(),
                            e.password()::reveal)),
            ca.caName(),
            Issuers.read(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }

  Authority vault(VaultSettings ca) {
    return new VaultAuthority(
        new VaultConfig(
            ca.name(),
            ca.url(),
            ca.mount(),
            ca.namespace(),
            login(ca.login()),
            ca.role(),
            Issuers.read(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }

  private static VaultConfig.Login login(LoginSettings login) {
    return switch (login) {
      case LoginSettings.Token token -> new VaultConfig.Login.Token(token.token()::reveal);
      case LoginSettings.Approle role ->
          new VaultConfig.Login.AppRole(role.mount(), role.roleId(), role.secretId()::reveal);
    };
  }

  Authority stepCa(StepCaSettings ca) {
    Supplier<String> password =
        ca.keyPassword().<Supplier<String>>map(r -> r::reveal).orElse(() -> "");
    return new StepCaAuthority(
        new StepCaConfig(
            ca.name(),
            ca.url(),
            ca.provisioner(),
            ca.key()::reveal,
            password,
            Issuers.read(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }
}
