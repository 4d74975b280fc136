package io.portcullis.connectors.notify.syslog;

import java.time.Duration;

import io.portcullis.connectors.api.http.Tls;

/**
 * @param facility 0 to 23, RFC 5424 section 6.2.1
 * @param hostname this machine's, as it stands in the messages
 * @param tls used by {@link Transport#TLS} alone
 * @param timeout of one message
 */
public record SyslogConfig(
    String name,
    String host,
    int port,
    Transport transport,
    int facility,
    String hostname,
    Tls tls,
    Duration timeout) {
  /** How messages travel. */
  public enum Transport {
    /** RFC 5426: one message in one datagram; nobody says whether it arrived. */
    UDP,
    /** RFC 6587 with octet counting. */
    TCP,
    /** RFC 5425. */
    TLS
  }
}
