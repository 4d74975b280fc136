package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the evidence goes.
 *
 * @param hosts empty ships nothing; records then wait in Kafka
 * @param caCertificate PEM of the CA that issued the hosts' certificates, when it is no public one
 */
public record ElasticsearchSettings(
    List<URI> hosts,
    Optional<String> user,
    Optional<SecretRef> password,
    Optional<SecretRef> apiKey,
    Optional<Path> caCertificate) {

  public ElasticsearchSettings {
    Checks checks = new Checks();
    boolean credentials = user.isPresent() || apiKey.isPresent();
    for (int i = 0; i < hosts.size(); i++) {
      URI host = hosts.get(i);
      String path = Paths.at("hosts", i);
      boolean readable = "http".equals(host.getScheme()) && !Checks.loopback("" + host.getHost());
      checks
          .webAddress(host, path)
          .that(!credentials || !readable, path, "would send credentials in clear; use https");
    }
    checks
        .that(user.isPresent() == password.isPresent(), "password", "goes with user, both or none")
        .that(user.isEmpty() || apiKey.isEmpty(), "api-key", "takes the place of user and password")
        .end();
  }
}
