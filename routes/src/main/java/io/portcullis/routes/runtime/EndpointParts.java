package io.portcullis.routes.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.ca.endpoint.Roots;
import io.portcullis.routes.config.EndpointSettings;
import io.portcullis.routes.config.EndpointSettings.FileSettings;
import io.portcullis.routes.config.EndpointSettings.ServerSettings;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.endpoint.EndpointWatch;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.endpoint.Target;
import io.portcullis.routes.endpoint.Targets;

/** What the configuration says of where certificates are used. */
final class EndpointParts {
  private final Map<Path, Roots> roots = new HashMap<>();
  private Optional<Roots> usual = Optional.empty();

  private EndpointParts() {}

  /**
   * @throws IllegalArgumentException when certificates to trust can not be read; says whose
   */
  static Targets targets(EndpointSettings settings) {
    EndpointParts parts = new EndpointParts();
    List<Target> all = new ArrayList<>();
    settings.servers().forEach(server -> all.add(parts.server(server)));
    settings.files().forEach(file -> all.add(file(file)));
    return new Targets(
        all,
        Reach.of(settings.inventory().hosts(), settings.inventory().networks()),
        parts.roots(settings.inventory().trust()));
  }

  static EndpointWatch.Manner manner(EndpointSettings settings) {
    return new EndpointWatch.Manner(
        settings.every(), settings.timeout(), settings.atOnce(), settings.perSecond());
  }

  private Target server(ServerSettings server) {
    return new Target.Server(
        server.host(),
        server.port(),
        server.names(),
        server.startTls(),
        roots(server.trust()),
        server.owner(),
        Reach.ANYWHERE);
  }

  private static Target file(FileSettings file) {
    Optional<Supplier<char[]>> password = file.password().map(EndpointParts::secret);
    return new Target.KeyFile(file.path(), password, file.owner());
  }

  private static Supplier<char[]> secret(SecretRef ref) {
    return () -> ref.reveal().toCharArray();
  }

  private Roots roots(Optional<Path> trust) {
    if (trust.isPresent()) {
      return roots.computeIfAbsent(trust.get(), EndpointParts::read);
    }
    usual = usual.or(() -> Optional.of(Roots.usual()));
    return usual.get();
  }

  private static Roots read(Path file) {
    try {
      return Roots.of(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("watch.endpoints: trust: " + e.getMessage(), e);
    }
  }
}
