package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.custom.BodySignature;
import io.portcullis.connectors.ca.custom.CommandConfig;
import io.portcullis.connectors.ca.custom.HttpAuth;
import io.portcullis.connectors.ca.custom.HttpConfig;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.routes.config.CommandCaSettings;
import io.portcullis.routes.config.HttpCaSettings;
import io.portcullis.routes.config.HttpCaSettings.CallerSettings;

/** Authorities that are told how to be asked. */
record CustomAuthorities(Clock clock) {

  Authority http(HttpCaSettings ca) {
    return new HttpConfig(
            ca.name(),
            ca.wishes(),
            ca.auth().map(CustomAuthorities::caller),
            ca.sign().map(s -> new BodySignature(s.header(), s.prefix(), s.secret()::reveal)),
            ca.idempotencyKey(),
            Issuers.read(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            AuthorityParts.tls(ca.tls()),
            ca.timeout())
        .open(clock);
  }

  private static HttpAuth caller(CallerSettings caller) {
    return switch (caller) {
      case CallerSettings.Bearer b -> new HttpAuth.Bearer(b.token()::reveal);
      case CallerSettings.Basic b -> new HttpAuth.Basic(b.user(), b.password()::reveal);
      case CallerSettings.Header h -> new HttpAuth.Secret(h.name(), h.secret()::reveal);
    };
  }

  Authority command(CommandCaSettings ca) {
    Map<String, Supplier<String>> environment = new LinkedHashMap<>();
    ca.environment().forEach((name, value) -> environment.put(name, () -> value));
    ca.secrets().forEach((name, reference) -> environment.put(name, reference::reveal));
    return new CommandConfig(
            ca.name(),
            ca.program(),
            ca.folder(),
            ca.wishes(),
            environment,
            ca.atOnce(),
            Issuers.read(ca.issuerCertificates()),
            AuthorityParts.proof(ca.proof()),
            ca.timeout())
        .open(clock);
  }
}
