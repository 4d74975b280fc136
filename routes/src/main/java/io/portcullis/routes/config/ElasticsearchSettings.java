package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the evidence goes.
 *
 * @param hosts empty ships nothing; records then wait in Kafka
 * @param caCertificate PEM of the CA that issued the hosts' certificates, when it is no public one
 * @param selfTest how long a signal of the hub's own may take until it can be found there; zero
 *     sends none
 * @param selfTestEvery from one that arrived to the next
 * @param stalledAfter after so long without storing anything the evidence counts as interrupted
 */
public record ElasticsearchSettings(
    List<URI> hosts,
    Optional<String> user,
    Optional<SecretRef> password,
    Optional<SecretRef> apiKey,
    Optional<Path> caCertificate,
    @Default("15m") Duration stalledAfter,
    @Default("2m") Duration selfTest,
    @Default("1m") Duration selfTestEvery) {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration SHORTEST_TEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_TEST = Duration.ofHours(1);

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
        .between(stalledAfter, Duration.ofMinutes(1), Duration.ofDays(7), "stalled-after")
        .that(
            selfTest.isZero()
                || (selfTest.compareTo(SHORTEST_TEST) >= 0
                    && selfTest.compareTo(LONGEST_TEST) <= 0),
            "self-test",
            "must be 0s, or 10s to 1h")
        .between(selfTestEvery, SHORTEST_PAUSE, LONGEST_TEST, "self-test-every")
        .that(user.isEmpty() || apiKey.isEmpty(), "api-key", "takes the place of user and password")
        .end();
  }
}
