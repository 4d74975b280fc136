package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.local.KeySource;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.connectors.ca.local.LocalCaEnforcer;
import io.portcullis.connectors.hsm.pkcs11.PinReference;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Config;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Enforcer;
import io.portcullis.connectors.notify.LogNotifier;
import io.portcullis.connectors.notify.WebhookConfig;
import io.portcullis.connectors.notify.WebhookNotifier;
import io.portcullis.connectors.radius.das.NasConfig;
import io.portcullis.connectors.radius.das.NasProfiles;
import io.portcullis.connectors.radius.das.RadiusEnforcer;
import io.portcullis.connectors.radius.das.SessionView;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.routes.config.CaSettings;
import io.portcullis.routes.config.CaSettings.KeySettings;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.HsmSettings;
import io.portcullis.routes.config.NotifySettings;
import io.portcullis.routes.config.RadiusSettings;

/** The configured enforcement points, opened. */
final class Enforcers implements AutoCloseable {
  private static final int MAX_CERTIFICATES = 1_000_000;

  private final List<Enforcer> all = new ArrayList<>();
  private final List<LocalCa> authorities = new ArrayList<>();
  private final Clock clock;

  private Enforcers(Clock clock) {
    this.clock = clock;
  }

  /** All of them. A local CA is opened for this process alone. */
  static Enforcers open(EnforcerSettings settings, Path data, Clock clock) {
    Enforcers opened = new Enforcers(clock);
    if (settings.ca().isEmpty()) {
      opened.ca(LocalCaConfig.embedded("local", data.resolve("ca"), "CN=Portcullis Local CA"));
    }
    settings.ca().forEach(ca -> opened.ca(config(ca, data)));
    opened.remotes(settings);
    if (settings.notifiers().isEmpty()) {
      opened.all.add(new LogNotifier(clock));
    }
    return opened;
  }

  /** Those that lie elsewhere, which a second process may ask too. */
  static Enforcers remote(EnforcerSettings settings, Clock clock) {
    Enforcers opened = new Enforcers(clock);
    opened.remotes(settings);
    return opened;
  }

  private void remotes(EnforcerSettings settings) {
    settings.hsm().forEach(hsm -> all.add(new Pkcs11Enforcer(config(hsm), clock)));
    all.addAll(CloudKeys.of(settings, clock));
    settings.radius().forEach(this::radius);
    settings.notifiers().forEach(n -> all.add(new WebhookNotifier(config(n), clock)));
  }

  List<Enforcer> all() {
    return List.copyOf(all);
  }

  /** The local authorities, for the demonstration's estate and for issuance. */
  List<LocalCa> authorities() {
    return List.copyOf(authorities);
  }

  private void ca(LocalCaConfig config) {
    try {
      LocalCa ca = LocalCa.open(config, clock);
      authorities.add(ca);
      all.add(new LocalCaEnforcer(config, ca, clock));
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

  private static Pkcs11Config config(HsmSettings hsm) {
    return new Pkcs11Config(
        hsm.name(),
        hsm.module(),
        hsm.token(),
        PinReference.parse(hsm.pin().toString()),
        hsm.timeout(),
        environment(),
        List.of());
  }

  /** SoftHSM finds its tokens through this; nothing else of ours is for a vendor's library. */
  private static Map<String, String> environment() {
    return Optional.ofNullable(System.getenv("SOFTHSM2_CONF"))
        .map(conf -> Map.of("SOFTHSM2_CONF", conf))
        .orElse(Map.of());
  }

  private void radius(RadiusSettings nas) {
    NasConfig config =
        new NasConfig(
            nas.name(),
            nas.serves(),
            nas.host(),
            nas.port(),
            nas.secret().toString(),
            nas.profile(),
            nas.quarantineVlan().orElse(""),
            nas.normalVlan().orElse(""),
            nas.timeout(),
            nas.attempts() - 1);
    all.add(
        RadiusEnforcer.open(
            config,
            NasProfiles.shipped(),
            SharedSecret.of(nas.secret().reveal()),
            SessionView.NOTHING,
            clock));
  }

  private static WebhookConfig config(NotifySettings n) {
    return new WebhookConfig(n.name(), n.url(), n.secret().map(ref -> ref::reveal), n.timeout());
  }

  @Override
  public void close() {
    for (Enforcer enforcer : all) {
      if (enforcer instanceof AutoCloseable closeable) {
        close(closeable);
      }
    }
    authorities.forEach(Enforcers::close);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      System.getLogger("portcullis")
          .log(System.Logger.Level.WARNING, "not closed: " + e.getMessage());
    }
  }
}
