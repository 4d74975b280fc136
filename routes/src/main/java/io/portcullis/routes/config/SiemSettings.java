package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.notify.syslog.SyslogConfig.Transport;
import io.portcullis.model.evidence.Dataset;

/**
 * A log server of others that gets the records.
 *
 * @param port left out: 6514 for TLS, else 514
 * @param facility RFC 5424 section 6.2.1; 13 is "log audit"
 * @param datasets left out: decisions, actions, audit
 * @param personal whether what may name a person goes along; only where nobody reads it on the way
 * @param timeout of connecting, and of the handshake
 */
public record SiemSettings(
    String name,
    String host,
    Optional<Integer> port,
    @Default("tls") Transport transport,
    Optional<TlsSettings> tls,
    @Default("13") int facility,
    @Default("rfc5424") Form format,
    List<Dataset> datasets,
    @Default("false") boolean personal,
    @Default("10s") Duration timeout) {
  static final int MOST = 4;

  /** How a message looks. */
  public enum Form {
    /** Structured data, and the ECS document as JSON. */
    RFC5424,
    /** ArcSight Common Event Format. */
    CEF
  }

  private static final Set<Dataset> USUAL =
      Set.of(Dataset.DECISIONS, Dataset.ACTIONS, Dataset.AUDIT);

  public SiemSettings {
    boolean readable = transport != Transport.TLS && !Checks.loopback(host);
    new Checks()
        .name(name, "name")
        .filled(host, "host")
        .port(port.orElse(0), "port")
        .that(facility >= 0 && facility <= 23, "facility", "must be 0 to 23")
        .that(!(personal && readable), "personal", "would send names in clear; use tls")
        .that(
            tls.isEmpty() || transport == Transport.TLS,
            "tls",
            "is of use with transport: tls only")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .end();
  }

  public int usualPort() {
    return port.orElse(transport == Transport.TLS ? 6514 : 514);
  }

  public Set<Dataset> chosen() {
    return datasets.isEmpty() ? USUAL : Set.copyOf(datasets);
  }
}
