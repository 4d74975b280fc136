package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A device's stay on the network, as accounting tells it (RFC 2866).
 *
 * @param id Acct-Session-Id
 * @param nas address of the NAS that holds the port, as the enforcer can reach it
 * @param nasName NAS-Identifier, or empty
 * @param mac Calling-Station-Id in canonical form, or empty
 * @param user User-Name, or empty
 * @param port NAS-Port-Id or NAS-Port, or empty
 * @param auditId Cisco's audit-session-id, or empty
 * @param networks where it is, as the last record that said so: Tunnel-Private-Group-Id,
 *     Aruba-User-Role; at most {@link #MAX_NETWORKS}
 * @param seenAt when accounting was last heard of it
 * @param interval between the last two records; 0 where there was one only
 */
public record Session(
    String id,
    String nas,
    String nasName,
    String mac,
    String user,
    String port,
    Instant startedAt,
    String auditId,
    List<String> networks,
    Instant seenAt,
    Duration interval) {
  public static final int MAX_NETWORKS = 4;

  /** A session that accounting is silent about for that long has ended without a word. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** The same for a NAS that sends interim records: after as many of them are missing. */
  public static final int MISSED_RECORDS = 3;

  private static final Duration SHORTEST_LIFE = Duration.ofHours(1);
  private static final String NUMBER = "\\d+";

  /** The last four are absent in the log and the state of an earlier release. */
  public Session {
    auditId = Objects.requireNonNullElse(auditId, "");
    networks = Objects.requireNonNullElse(networks, List.of());
    networks = List.copyOf(networks.subList(0, Math.min(MAX_NETWORKS, networks.size())));
    seenAt = Objects.requireNonNullElse(seenAt, startedAt);
    interval = Objects.requireNonNullElse(interval, Duration.ZERO);
  }

  /** As one accounting record tells it. */
  public Session(
      String id,
      String nas,
      String nasName,
      String mac,
      String user,
      String port,
      Instant startedAt,
      String auditId,
      List<String> networks) {
    this(id, nas, nasName, mac, user, port, startedAt, auditId, networks, null, null);
  }

  /** Of a NAS that tells no more. */
  public Session(
      String id,
      String nas,
      String nasName,
      String mac,
      String user,
      String port,
      Instant startedAt) {
    this(id, nas, nasName, mac, user, port, startedAt, "", List.of());
  }

  boolean same(Session other) {
    return id.equals(other.id) && nas.equals(other.nas);
  }

  /** Heard of now; what this record does not say is as it was. */
  Session heard(Instant now, Optional<Session> before) {
    Duration gap = before.map(b -> Duration.between(b.seenAt, now)).orElse(Duration.ZERO);
    return new Session(
        id,
        nas,
        nasName,
        mac,
        user,
        port,
        startedAt,
        auditId.isEmpty() ? before.map(Session::auditId).orElse("") : auditId,
        networks.isEmpty() ? before.map(Session::networks).orElse(List.of()) : networks,
        now,
        gap.isNegative() ? Duration.ZERO : gap);
  }

  /** Without what changes with every record. */
  Session undated() {
    return new Session(id, nas, nasName, mac, user, port, startedAt, auditId, networks);
  }

  boolean in(String network) {
    return networks.stream().anyMatch(network::equalsIgnoreCase);
  }

  /** False too where a number would have to be compared with a name: that tells nothing. */
  boolean elsewhere(String network) {
    boolean number = network.matches(NUMBER);
    return !in(network) && networks.stream().anyMatch(n -> n.matches(NUMBER) == number);
  }

  /**
   * When it counts as ended without another record: in whole hours, so that a record more does not
   * move a timer.
   */
  Instant aged() {
    Instant end = seenAt.plus(life());
    Instant hour = end.truncatedTo(ChronoUnit.HOURS);
    return hour.equals(end) ? end : hour.plus(Duration.ofHours(1));
  }

  private Duration life() {
    if (interval.isZero()) {
      return LIFE;
    }
    Duration missed = interval.multipliedBy(MISSED_RECORDS);
    Duration least = missed.compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : missed;
    return least.compareTo(LIFE) > 0 ? LIFE : least;
  }
}
