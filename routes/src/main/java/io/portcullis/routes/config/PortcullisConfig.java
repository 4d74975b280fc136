package io.portcullis.routes.config;

import java.util.List;

/**
 * Everything that {@code portcullis.yaml} can say. An empty file, or none, is a sound
 * configuration: one process on loopback with a broker in it.
 */
public record PortcullisConfig(
    HttpSettings http,
    List<SyslogSettings> syslog,
    KafkaSettings kafka,
    ElasticsearchSettings elasticsearch,
    DataSettings data,
    List<SourceSettings> sources,
    EnforcerSettings enforcers,
    TransmitterSettings transmitter,
    PolicySettings policies,
    GuardSettings guard,
    CanarySettings canary,
    StorageSettings storage,
    PeopleSettings people) {
  private static final int MOST_SOURCES = 500;

  public PortcullisConfig {
    new Checks()
        .unique(sources.stream().map(SourceSettings::name).toList(), "sources")
        .that(canary.at(enforcers), "canary.ca", "is none of enforcers.ca")
        .that(sources.size() <= MOST_SOURCES, "sources", "must be at most " + MOST_SOURCES)
        .end();
  }
}
