package io.portcullis.routes.runtime;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.DistinguishedName;
import io.portcullis.routes.config.EnforcerSettings;
import io.portcullis.routes.config.PortcullisConfig;

/**
 * What the hub itself stands on, as far as the configuration names it: its machine, its
 * authorities, the RADIUS servers and controllers it asks. Whoever takes them out of the network by
 * a mistake can not bring them back by the hub.
 */
final class OwnParts {
  /** An IPv4 or IPv6 address in digits; a name of a host has a letter beyond f, or a hyphen. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0.0.0.0", "::");

  private OwnParts() {}

  /** Name of this machine, where the system tells it. */
  static Optional<String> machine() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static Set<Alias> of(PortcullisConfig config, Optional<String> machine) {
    Set<Alias> own = new HashSet<>();
    config.enforcers().ca().stream()
        .map(ca -> DistinguishedName.canonical(ca.subject()))
        .map(name -> new Alias(AliasType.AUTHORITY_NAME, name))
        .forEach(own::add);
    Stream.of(machine.stream(), authorities(config.enforcers()), network(config.enforcers()))
        .flatMap(hosts -> hosts)
        .flatMap(host -> names(host).stream())
        .forEach(own::add);
    return Set.copyOf(own);
  }

  private static Stream<String> authorities(EnforcerSettings e) {
    return Stream.of(
            e.acme().stream().map(a -> a.directory()),
            e.cfssl().stream().map(c -> c.url()),
            e.ejbca().stream().map(c -> c.url()),
            e.vault().stream().map(v -> v.url()),
            e.stepCa().stream().map(s -> s.url()))
        .flatMap(urls -> urls)
        .flatMap(OwnParts::host);
  }

  private static Stream<String> network(EnforcerSettings e) {
    Stream<String> controllers =
        Stream.concat(
                e.ciscoIse().stream().map(c -> c.url()), e.clearPass().stream().map(c -> c.url()))
            .flatMap(OwnParts::host);
    return Stream.concat(e.radius().stream().map(r -> r.host()), controllers);
  }

  private static Stream<String> host(URI url) {
    return Optional.ofNullable(url.getHost()).stream();
  }

  /** A host by its whole name and by the first part of it, as most devices call themselves. */
  private static Set<Alias> names(String host) {
    String name = host.replaceAll("[\\[\\]]", "");
    if (name.isBlank() || LOOPBACK.contains(name) || name.startsWith("127.")) {
      return Set.of();
    }
    if (ADDRESS.matcher(name).matches()) {
      return Set.of(new Alias(AliasType.IP, name));
    }
    Set<Alias> names = new HashSet<>();
    names.add(new Alias(AliasType.HOSTNAME, name));
    names.add(new Alias(AliasType.HOSTNAME, name.split("\\.", 2)[0]));
    return names;
  }
}
