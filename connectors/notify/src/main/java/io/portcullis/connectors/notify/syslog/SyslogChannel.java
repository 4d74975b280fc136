package io.portcullis.connectors.notify.syslog;

import java.io.IOException;
import java.util.List;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;

/**
 * Sends each alert of a message as one line of syslog. Syslog has no answer: taken means that it
 * was sent, and by TCP that the other side's machine has it.
 */
public final class SyslogChannel implements Channel {
  /** RFC 5426 section 3.2: what receivers should take. */
  private static final int MAX_DATAGRAM = 2_048;

  /** RFC 5425 section 4.3.1: what receivers should take. */
  private static final int MAX_FRAME = 8_192;

  private final SyslogConfig config;
  private final SyslogSender sender;

  public SyslogChannel(SyslogConfig config) {
    this.config = config;
    this.sender = new SyslogSender(config);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Delivery deliver(Message message) {
    boolean datagrams = config.transport() == SyslogConfig.Transport.UDP;
    int most = datagrams ? MAX_DATAGRAM : MAX_FRAME;
    List<byte[]> lines =
        message.items().stream().map(item -> SyslogLine.of(config, message, item, most)).toList();
    try {
      sender.send(lines);
      return Delivery.taken("sent, " + lines.size() + " lines");
    } catch (IOException e) {
      return Delivery.silent("could not be sent: " + e.getMessage());
    }
  }

  @Override
  public String check() {
    try {
      sender.probe();
      return "ok";
    } catch (IOException e) {
      return "does not answer: " + e.getMessage();
    }
  }
}
