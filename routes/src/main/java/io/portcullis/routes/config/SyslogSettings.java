package io.portcullis.routes.config;

/**
 * One listener for syslog over TCP (RFC 5424, RFC 3164).
 *
 * @param source name of the source whose parser reads the lines
 */
public record SyslogSettings(@Default("127.0.0.1") String host, int port, String source) {
  public SyslogSettings {
    new Checks().filled(host, "host").port(port, "port").name(source, "source").end();
  }
}
