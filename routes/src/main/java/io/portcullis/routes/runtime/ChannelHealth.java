package io.portcullis.routes.runtime;

import java.util.List;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.routes.cli.HealthCheck;
import io.portcullis.routes.config.PortcullisConfig;

/** Whether the channels to people answer. Nobody is told anything. */
public final class ChannelHealth implements HealthCheck {

  @Override
  public List<Line> look(PortcullisConfig config) {
    try {
      return Channels.open(config.alerts()).stream().map(ChannelHealth::line).toList();
    } catch (RuntimeException e) {
      return List.of(Line.bad("alerts", e.getMessage()));
    }
  }

  private static Line line(Channel channel) {
    String name = "channel " + channel.name();
    try (channel) {
      String answer = channel.check();
      return answer.equals("ok") ? Line.good(name, "answers") : Line.bad(name, answer);
    }
  }
}
