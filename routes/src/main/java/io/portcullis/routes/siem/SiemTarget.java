package io.portcullis.routes.siem;

import java.util.Set;

import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.config.SiemSettings.Form;

/**
 * Where records go, and which.
 *
 * @param personal whether what may name a person goes along
 * @param version of the hub
 */
public record SiemTarget(
    SyslogConfig to, Form form, Set<Dataset> datasets, boolean personal, String version) {
  /** RFC 5424 section 6.1 sets no bound; this is that of the hub's own listeners. */
  private static final int MOST = 64 << 10;

  /** What one datagram of IPv4 holds. */
  private static final int MOST_DATAGRAM = 65_507;

  SiemFormat format() {
    Origin origin = new Origin(to.facility(), to.hostname(), version);
    return switch (form) {
      case RFC5424 -> new Rfc5424(origin, most());
      case CEF -> new Cef(origin);
    };
  }

  private int most() {
    return to.transport() == SyslogConfig.Transport.UDP ? MOST_DATAGRAM : MOST;
  }
}
