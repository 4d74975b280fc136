package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.ejbca.EjbcaAuthority;
import io.portcullis.connectors.ca.ejbca.EjbcaConfig;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.stepca.StepCaAuthority;
import io.portcullis.connectors.ca.stepca.StepCaConfig;
import io.portcullis.connectors.ca.vault.VaultAuthority;
import io.portcullis.connectors.ca.vault.VaultConfig;
import io.portcullis.routes.config.EjbcaSettings;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.StepCaSettings;
import io.portcullis.routes.config.VaultSettings;
import io.portcullis.routes.config.VaultSettings.LoginSettings;

/** The configured authorities that lie elsewhere. */
final class RemoteAuthorities {
  private final List<Enforcer> all = new ArrayList<>();
  private final Clock clock;

  private RemoteAuthorities(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws IllegalStateException naming the authority that can not be used, and why
   */
  static List<Enforcer> open(EnforcerSettings settings, Clock clock) {
    RemoteAuthorities opened = new RemoteAuthorities(clock);
    settings.ejbca().forEach(s -> opened.add(s.name(), s, opened::ejbca));
    settings.vault().forEach(s -> opened.add(s.name(), s, opened::vault));
    settings.stepCa().forEach(s -> opened.add(s.name(), s, opened::stepCa));
    CustomAuthorities custom = new CustomAuthorities(clock);
    settings.httpCa().forEach(s -> opened.add(s.name(), s, custom::http));
    settings.commandCa().forEach(s -> opened.add(s.name(), s, custom::command));
    return opened.all;
  }

  private <S> void add(String name, S settings, Function<S, Authority> open) {
    try {
      all.add(new AuthorityEnforcer(open.apply(settings), clock));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the CA " + name + ": " + e.getMessage(), e);
    }
  }

  private Authority ejbca(EjbcaSettings ca) {
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
            issuers(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }

  private Authority vault(VaultSettings ca) {
    return new VaultAuthority(
        new VaultConfig(
            ca.name(),
            ca.url(),
            ca.mount(),
            ca.namespace(),
            login(ca.login()),
            ca.role(),
            issuers(ca.issuerCertificates()),
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

  private Authority stepCa(StepCaSettings ca) {
    Supplier<String> password =
        ca.keyPassword().<Supplier<String>>map(r -> r::reveal).orElse(() -> "");
    return new StepCaAuthority(
        new StepCaConfig(
            ca.name(),
            ca.url(),
            ca.provisioner(),
            ca.key()::reveal,
            password,
            issuers(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout()),
        clock);
  }

  private static Issuers issuers(List<Path> files) {
    return Issuers.read(files);
  }
}
