package io.portcullis.routes.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.notify.mail.MailConfig;
import io.portcullis.connectors.notify.syslog.SyslogConfig;

/**
 * One way to people.
 *
 * @param timeout of one message
 */
public record ChannelSettings(String name, To to, @Default("10s") Duration timeout) {

  /** Where its messages go. */
  public sealed interface To {
    /**
     * The hub's own form.
     *
     * @param secret sent as a bearer token, when the receiver wants one
     */
    record Webhook(URI url, Optional<SecretRef> secret, Optional<TlsSettings> tls) implements To {
      public Webhook {
        Checks checks = new Checks().webAddress(url, "url");
        if (secret.isPresent()) {
          checks.secretly(url, "url");
        }
        checks.end();
      }
    }

    /** An incoming webhook; its address is the secret. */
    record Slack(SecretRef url, Optional<TlsSettings> tls) implements To {}

    /** A webhook of Workflows; its address is the secret. */
    record Teams(SecretRef url, Optional<TlsSettings> tls) implements To {}

    /**
     * @param routingKey the integration key of the service
     * @param url of the region: https://events.eu.pagerduty.com/v2/enqueue for Europe
     */
    record Pagerduty(
        SecretRef routingKey,
        @Default("https://events.pagerduty.com/v2/enqueue") URI url,
        Optional<TlsSettings> tls)
        implements To {
      public Pagerduty {
        new Checks().webAddress(url, "url").secretly(url, "url").end();
      }
    }

    /**
     * @param port left out: 587, and 465 for {@code implicit}, 25 for {@code none}
     * @param user together with {@code password}, where the server wants a login
     */
    record Mail(
        String host,
        Optional<Integer> port,
        @Default("starttls") MailConfig.Security security,
        Optional<String> user,
        Optional<SecretRef> password,
        String from,
        List<String> to,
        Optional<TlsSettings> tls)
        implements To {
      private static final int MOST = 50;

      public Mail {
        boolean readable = security == MailConfig.Security.NONE && !Checks.loopback(host);
        new Checks()
            .filled(host, "host")
            .port(port.orElse(0), "port")
            .that(user.isPresent() == password.isPresent(), "password", "goes with user")
            .that(!readable, "security", "must be starttls or implicit, except on this machine")
            .that(address(from), "from", "must be an address such as hub@example.net")
            .that(!to.isEmpty() && to.size() <= MOST, "to", "must be 1 to " + MOST + " addresses")
            .that(to.stream().allMatch(Mail::address), "to", "holds what is no address")
            .end();
      }

      private static boolean address(String text) {
        return text.matches("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,253}");
      }

      public int usualPort() {
        return port.orElse(
            switch (security) {
              case STARTTLS -> 587;
              case IMPLICIT -> 465;
              case NONE -> 25;
            });
      }
    }

    /**
     * @param port left out: 6514 for {@code tls}, else 514
     * @param facility 0 to 23; 16 is local0
     */
    record Syslog(
        String host,
        Optional<Integer> port,
        @Default("tls") SyslogConfig.Transport transport,
        @Default("16") int facility,
        Optional<TlsSettings> tls)
        implements To {
      public Syslog {
        new Checks()
            .filled(host, "host")
            .port(port.orElse(0), "port")
            .that(facility >= 0 && facility <= 23, "facility", "must be 0 to 23")
            .end();
      }

      public int usualPort() {
        return port.orElse(transport == SyslogConfig.Transport.TLS ? 6514 : 514);
      }
    }
  }

  public ChannelSettings {
    new Checks()
        .name(name, "name")
        .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
        .end();
  }
}
