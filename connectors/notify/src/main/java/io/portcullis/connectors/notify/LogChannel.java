package io.portcullis.connectors.notify;

import java.lang.System.Logger.Level;

/** Where no channel is configured the hub's own log is told, so that an alert is never nowhere. */
public final class LogChannel implements Channel {
  public static final String NAME = "log";
  private static final System.Logger LOG = System.getLogger("portcullis.alerts");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Delivery deliver(Message message) {
    LOG.log(
        Level.INFO,
        "{0} {1} {2} {3}",
        message.severity(),
        message.id(),
        message.title(),
        String.join(" | ", message.plain()));
    return Delivery.taken("in the log");
  }

  @Override
  public String check() {
    return "ok";
  }
}
