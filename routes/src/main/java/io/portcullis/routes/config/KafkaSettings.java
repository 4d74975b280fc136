package io.portcullis.routes.config;

import java.util.Optional;

/**
 * The hub's own Kafka.
 *
 * @param bootstrapServers HOST:PORT, several separated by commas; empty starts a broker in the
 *     process
 * @param applicationId the same for all hubs that share the work
 * @param partitions of each topic that is keyed by subject; fixed once topics exist
 */
public record KafkaSettings(
    @Default("") String bootstrapServers,
    @Default("portcullis") String applicationId,
    @Default("4") int partitions,
    @Default("1") int replicas,
    @Default("false") boolean tls,
    Optional<SaslPlain> saslPlain) {
  private static final int MOST_PARTITIONS = 256;

  public KafkaSettings {
    Checks checks =
        new Checks()
            .name(applicationId, "application-id")
            .that(
                partitions >= 1 && partitions <= MOST_PARTITIONS,
                "partitions",
                "must be 1 to " + MOST_PARTITIONS + ", is " + partitions)
            .that(replicas >= 1 && replicas <= 9, "replicas", "must be 1 to 9, is " + replicas)
            .that(
                !embedded(bootstrapServers) || saslPlain.isEmpty(),
                "sasl-plain",
                "makes no sense without bootstrap-servers")
            .that(
                embedded(bootstrapServers) || saslPlain.isEmpty() || tls,
                "sasl-plain",
                "would send the password in clear; set tls: true");
    if (!embedded(bootstrapServers)) {
      checks.servers(bootstrapServers, "bootstrap-servers");
    }
    checks.end();
  }

  /** True when the broker runs in this process. */
  public boolean embedded() {
    return embedded(bootstrapServers);
  }

  private static boolean embedded(String servers) {
    return servers.isEmpty();
  }
}
