package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.local.KeySource;
import io.portcullis.connectors.ca.local.LocalAuthority;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.routes.config.CaSettings;
import io.portcullis.routes.config.CaSettings.KeySettings;

/** The authorities that run in this process. Each is opened for one process alone. */
final class LocalAuthorities implements AutoCloseable {
  private static final int MAX_CERTIFICATES = 1_000_000;

  private final List<LocalCa> authorities = new ArrayList<>();
  private final List<Enforcer> enforcers = new ArrayList<>();
  private final Clock clock;

  private LocalAuthorities(Clock clock) {
    this.clock = clock;
  }

  /** The configured ones, or one of its own making where none is. */
  static LocalAuthorities open(List<CaSettings> settings, Path data, Clock clock) {
    LocalAuthorities opened = new LocalAuthorities(clock);
    if (settings.isEmpty()) {
      opened.add(LocalCaConfig.embedded("local", data.resolve("ca"), "CN=Portcullis Local CA"));
    }
    settings.forEach(ca -> opened.add(config(ca, data)));
    return opened;
  }

  static LocalAuthorities none(Clock clock) {
    return new LocalAuthorities(clock);
  }

  List<LocalCa> authorities() {
    return List.copyOf(authorities);
  }

  List<Enforcer> enforcers() {
    return List.copyOf(enforcers);
  }

  @Override
  public void close() throws IOException {
    for (LocalCa ca : authorities) {
      ca.close();
    }
  }

  private void add(LocalCaConfig config) {
    try {
      LocalCa ca = LocalCa.open(config, clock);
      authorities.add(ca);
      enforcers.add(new AuthorityEnforcer(new LocalAuthority(config, ca, clock), clock));
    } catch (IOException e) {
      throw new UncheckedIOException("the CA " + config.name() + " can not be opened", e);
    }
  }

  private static LocalCaConfig config(CaSettings ca, Path data) {
    Path folder = ca.folder().orElse(data.resolve("ca").resolve(ca.name()));
    String host = ca.host().contains(":") ? "[" + ca.host() + "]" : ca.host();
    URI url = ca.publicUrl().orElse(URI.create("http://" + host + ":" + ca.port()));
    return new LocalCaConfig(
        ca.name(),
        folder,
        ca.subject(),
        key(ca.key(), folder),
        ca.host(),
        ca.port(),
        Optional.of(url),
        Duration.ofMillis(250),
        ca.crlLife(),
        Duration.ofSeconds(5),
        MAX_CERTIFICATES);
  }

  private static KeySource key(KeySettings key, Path folder) {
    return switch (key) {
      case KeySettings.Pkcs12 file ->
          new KeySource.Pkcs12(
              folder.resolve("ca.p12"), file.passphrase().orElse(folder.resolve("ca.passphrase")));
      case KeySettings.Pkcs11 token ->
          new KeySource.Pkcs11(token.module(), token.slot(), token.pin(), token.label());
    };
  }
}
