package io.portcullis.routes.intake;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import io.portcullis.routes.config.SyslogSettings;

/** TLS 1.2 and 1.3 for senders of syslog (RFC 5425, RFC 9662). */
final class SyslogTls {
  private SyslogTls() {}

  /**
   * @throws IllegalStateException naming the file that can not be used
   */
  static SslContext context(SyslogSettings.Tls tls) {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(tls.certificate().toFile(), tls.key().toFile())
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2");
      tls.clientCa()
          .ifPresent(ca -> builder.trustManager(ca.toFile()).clientAuth(ClientAuth.REQUIRE));
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "syslog: " + tls.certificate() + " with " + tls.key() + ": " + e.getMessage(), e);
    }
  }
}
