package io.portcullis.routes.runtime;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.LogChannel;
import io.portcullis.connectors.notify.mail.MailChannel;
import io.portcullis.connectors.notify.mail.MailConfig;
import io.portcullis.connectors.notify.pagerduty.PagerDuty;
import io.portcullis.connectors.notify.syslog.SyslogChannel;
import io.portcullis.connectors.notify.syslog.SyslogConfig;
import io.portcullis.connectors.notify.webhook.Generic;
import io.portcullis.connectors.notify.webhook.Post;
import io.portcullis.connectors.notify.webhook.Slack;
import io.portcullis.connectors.notify.webhook.Teams;
import io.portcullis.connectors.notify.webhook.Webhook;
import io.portcullis.routes.config.AlertSettings;
import io.portcullis.routes.config.ChannelSettings;
import io.portcullis.routes.config.ChannelSettings.To;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.config.TlsSettings;

/** The configured channels, opened; the hub's own log where there are none. */
final class Channels {
  private Channels() {}

  /**
   * @throws IllegalArgumentException when a file of certificates is of no use
   */
  static List<Channel> open(AlertSettings settings) {
    List<Channel> opened = settings.channels().stream().map(Channels::open).toList();
    return opened.isEmpty() ? List.of(new LogChannel()) : opened;
  }

  private static Channel open(ChannelSettings channel) {
    String name = channel.name();
    return switch (channel.to()) {
      case To.Webhook to ->
          new Webhook(
              name,
              new Generic(),
              new Post(to::url, AuthorityParts.tls(to.tls()), channel.timeout()),
              to.secret().map(ref -> ref::reveal));
      case To.Slack to ->
          new Webhook(name, new Slack(), secret(channel, to.url(), to.tls()), Optional.empty());
      case To.Teams to ->
          new Webhook(name, new Teams(), secret(channel, to.url(), to.tls()), Optional.empty());
      case To.Pagerduty to ->
          new PagerDuty(
              name,
              to.routingKey()::reveal,
              new Post(to::url, AuthorityParts.tls(to.tls()), channel.timeout()));
      case To.Mail to -> new MailChannel(mail(channel, to));
      case To.Syslog to -> new SyslogChannel(syslog(channel, to));
    };
  }

  private static Post secret(ChannelSettings channel, SecretRef url, Optional<TlsSettings> tls) {
    return new Post(() -> URI.create(url.reveal()), AuthorityParts.tls(tls), channel.timeout());
  }

  private static MailConfig mail(ChannelSettings channel, To.Mail to) {
    Optional<MailConfig.Login> login =
        to.user().flatMap(user -> to.password().map(p -> new MailConfig.Login(user, p::reveal)));
    Tls tls = AuthorityParts.tls(to.tls());
    return new MailConfig(
        channel.name(),
        to.host(),
        to.usualPort(),
        to.security(),
        login,
        to.from(),
        to.to(),
        tls,
        channel.timeout());
  }

  private static SyslogConfig syslog(ChannelSettings channel, To.Syslog to) {
    return new SyslogConfig(
        channel.name(),
        to.host(),
        to.usualPort(),
        to.transport(),
        to.facility(),
        OwnParts.machine().orElse("-"),
        AuthorityParts.tls(to.tls()),
        channel.timeout());
  }
}
