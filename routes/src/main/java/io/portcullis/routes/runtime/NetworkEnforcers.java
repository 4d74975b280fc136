package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.radius.clearpass.ClearPassConfig;
import io.portcullis.connectors.radius.clearpass.ClearPassEnforcer;
import io.portcullis.connectors.radius.das.NasConfig;
import io.portcullis.connectors.radius.das.NasProfiles;
import io.portcullis.connectors.radius.das.RadiusEnforcer;
import io.portcullis.connectors.radius.das.SharedSecret;
import io.portcullis.connectors.radius.ise.IseConfig;
import io.portcullis.connectors.radius.ise.IseEnforcer;
import io.portcullis.connectors.radius.nac.Sway;
import io.portcullis.routes.config.CiscoIseSettings;
import io.portcullis.routes.config.ClearPassSettings;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.RadiusSettings;

/** The enforcement points of the network, opened. Which NAS each serves does not overlap. */
final class NetworkEnforcers {
  private static final int MAX_PROFILES_BYTES = 1 << 20;

  private NetworkEnforcers() {}

  static List<Enforcer> open(EnforcerSettings settings, Clock clock) {
    NasProfiles profiles = profiles(settings);
    List<Enforcer> opened = new ArrayList<>();
    settings.ciscoIse().forEach(ise -> opened.add(new IseEnforcer(config(ise), clock)));
    settings.clearPass().forEach(c -> opened.add(new ClearPassEnforcer(config(c), clock)));
    settings
        .radius()
        .forEach(
            nas ->
                opened.add(
                    RadiusEnforcer.open(
                        config(nas), profiles, SharedSecret.of(nas.secret().reveal()), clock)));
    return opened;
  }

  private static NasProfiles profiles(EnforcerSettings settings) {
    NasProfiles shipped = NasProfiles.shipped();
    return settings.nasProfiles().map(file -> shipped.with(read(file))).orElse(shipped);
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > MAX_PROFILES_BYTES) {
        throw new IllegalArgumentException(
            "enforcers.nas-profiles: longer than " + MAX_PROFILES_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("enforcers.nas-profiles: " + file + " can not be read", e);
    }
  }

  private static NasConfig config(RadiusSettings nas) {
    return new NasConfig(
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
  }

  private static IseConfig config(CiscoIseSettings ise) {
    return new IseConfig(
        ise.name(),
        ise.url(),
        ise.user(),
        ise.password()::reveal,
        ise.csrf(),
        ise.quarantinePolicy(),
        ise.disconnectPolicy(),
        Sway.of(ise.serves(), ise.quarantineNetwork().orElse(""), ise.normalNetwork().orElse("")),
        ise.timeout());
  }

  private static ClearPassConfig config(ClearPassSettings c) {
    return new ClearPassConfig(
        c.name(),
        c.url(),
        c.clientId(),
        c.clientSecret()::reveal,
        c.quarantineProfile(),
        c.normalProfile(),
        c.attribute(),
        Sway.of(c.serves(), c.quarantineNetwork().orElse(""), c.normalNetwork().orElse("")),
        c.timeout());
  }
}
