package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.authority.Authority.SuggestsRenewal;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.hsm.pkcs11.PinReference;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Config;
import io.portcullis.connectors.hsm.pkcs11.Pkcs11Enforcer;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.HsmSettings;

/** The configured enforcement points, opened. */
final class Enforcers implements AutoCloseable {
  private final List<Enforcer> all = new ArrayList<>();
  private final LocalAuthorities local;
  private final Clock clock;

  private Enforcers(LocalAuthorities local, Clock clock) {
    this.local = local;
    this.clock = clock;
    all.addAll(local.enforcers());
  }

  /** All of them. A local CA is opened for this process alone. */
  static Enforcers open(EnforcerSettings settings, Path data, Clock clock) {
    Enforcers opened = new Enforcers(LocalAuthorities.open(settings.ca(), data, clock), clock);
    opened.remotes(settings);
    return opened;
  }

  /** Those that lie elsewhere, which a second process may ask too. */
  static Enforcers remote(EnforcerSettings settings, Clock clock) {
    Enforcers opened = new Enforcers(LocalAuthorities.none(clock), clock);
    opened.remotes(settings);
    return opened;
  }

  private void remotes(EnforcerSettings settings) {
    all.addAll(RemoteAuthorities.open(settings, clock));
    settings.hsm().forEach(hsm -> all.add(new Pkcs11Enforcer(config(hsm), clock)));
    all.addAll(NetworkEnforcers.open(settings, clock));
    all.addAll(CloudKeys.of(settings, clock));
  }

  List<Enforcer> all() {
    return List.copyOf(all);
  }

  /** The local authorities, for the demonstration's estate and for issuance. */
  List<LocalCa> authorities() {
    return local.authorities();
  }

  /** Those that say when their certificates should be renewed. */
  List<SuggestsRenewal> suggesting() {
    return all.stream()
        .filter(AuthorityEnforcer.class::isInstance)
        .flatMap(e -> ((AuthorityEnforcer) e).suggesting().stream())
        .toList();
  }

  /** Asks those in this process, and no other, what they are asked all the time. */
  void rehearse() {
    local.enforcers().forEach(Enforcer::check);
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

  @Override
  public void close() {
    for (Enforcer enforcer : all) {
      if (enforcer instanceof AutoCloseable closeable) {
        close(closeable);
      }
    }
    close(local);
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
