package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Everything that {@code portcullis.yaml} can say. An empty file, or none, is a sound
 * configuration: one process on loopback with a broker in it.
 *
 * @param rehearsal how long the hub decides about invented devices before it opens; 0 for not at
 *     all
 */
public record PortcullisConfig(
    HttpSettings http,
    List<SyslogSettings> syslog,
    KafkaSettings kafka,
    ElasticsearchSettings elasticsearch,
    DataSettings data,
    List<SourceSettings> sources,
    EnforcerSettings enforcers,
    List<NetworkSettings> networks,
    IssuanceSettings issuance,
    AlertSettings alerts,
    TransmitterSettings transmitter,
    PolicySettings policies,
    GuardSettings guard,
    CanarySettings canary,
    WatchSettings watch,
    InventorySettings inventory,
    RotationSettings rotation,
    CalendarSettings calendar,
    StorageSettings storage,
    EvidenceSettings evidence,
    List<SiemSettings> siem,
    TelemetrySettings telemetry,
    PeopleSettings people,
    @Default("10s") Duration rehearsal) {
  private static final int MOST_SOURCES = 500;
  private static final int MOST_NETWORKS = 200;
  private static final Duration LONGEST_REHEARSAL = Duration.ofMinutes(2);

  public PortcullisConfig {
    new Checks()
        .unique(sources.stream().map(SourceSettings::name).toList(), "sources")
        .that(canary.at(enforcers), "canary.ca", "is none of enforcers.ca")
        .that(
            issuance.approvals().stream().allMatch(a -> tells(sources, a)),
            "issuance.approvals",
            "source must be the name of a source of type "
                + String.join(" or ", new TreeSet<>(ApprovalSettings.TELLING))
                + ": others do not tell who approved a certificate")
        .that(
            evidence.checkpoints().at(enforcers.hsm()),
            "evidence.checkpoints",
            "key and former-key: token must be the name of one of enforcers.hsm")
        .unique(siem.stream().map(SiemSettings::name).toList(), "siem")
        .that(siem.size() <= SiemSettings.MOST, "siem", "must be at most " + SiemSettings.MOST)
        .that(sources.size() <= MOST_SOURCES, "sources", "must be at most " + MOST_SOURCES)
        .between(rehearsal, Duration.ZERO, LONGEST_REHEARSAL, "rehearsal")
        .unique(networks.stream().map(NetworkSettings::name).toList(), "networks")
        .that(networks.size() <= MOST_NETWORKS, "networks", "must be at most " + MOST_NETWORKS)
        .that(
            networks.stream().limit(Math.max(0, networks.size() - 1)).noneMatch(everything()),
            "networks",
            "only the last one may match every login: name nas, nas-identifiers or ssids")
        .end();
  }

  private static boolean tells(List<SourceSettings> sources, ApprovalSettings approval) {
    return sources.stream()
        .anyMatch(
            s -> s.name().equals(approval.source()) && ApprovalSettings.TELLING.contains(s.type()));
  }

  private static Predicate<NetworkSettings> everything() {
    return NetworkSettings::everything;
  }
}
