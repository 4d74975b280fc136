package io.portcullis.routes.intake;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;

import io.portcullis.routes.config.SyslogSettings;
import io.portcullis.routes.config.SyslogSettings.Transport;

/**
 * Syslog over TCP (RFC 6587), TLS (RFC 5425) or UDP (RFC 5426): each frame or datagram is one line
 * of the source that the port belongs to.
 */
public final class SyslogListener extends RouteBuilder {
  /** A datagram can not be longer. */
  private static final int MAX_DATAGRAM = 65_535;

  private final SyslogSettings settings;
  private final Window window;

  /**
   * @param take one line; completes when it is durable
   * @param dropped told of each datagram that there was no room for
   */
  public SyslogListener(
      SyslogSettings settings, Function<byte[], CompletableFuture<Void>> take, Runnable dropped) {
    this.settings = settings;
    this.window = new Window(take, dropped);
  }

  @Override
  public void configure() {
    from(settings.transport() == Transport.UDP ? datagrams() : stream())
        .routeId("intake-syslog-" + settings.port())
        .process(
            exchange -> {
              byte[] line = exchange.getMessage().getBody(byte[].class);
              if (settings.transport() == Transport.UDP) {
                window.offer(line);
              } else {
                // Waiting here is the back-pressure: a sender is read no faster than Kafka takes.
                window.put(line);
              }
            });
  }

  private String datagrams() {
    return "netty:udp://%s:%d?sync=false&udpByteArrayCodec=true&receiveBufferSizePredictor=%d"
        .formatted(settings.host(), settings.port(), MAX_DATAGRAM);
  }

  private String stream() {
    String frames = "syslogFrames" + settings.port();
    getContext().getRegistry().bind(frames, new SyslogFrames.Factory());
    // Whoever scans ports must not fill the log: a failed handshake is told at DEBUG.
    return ("netty:tcp://%s:%d?sync=false&decoders=%s#%s&allowDefaultCodec=false"
            + "&reuseAddress=true&serverExceptionCaughtLogLevel=DEBUG")
        .formatted(settings.host(), settings.port(), tls(), frames);
  }

  private String tls() {
    return settings
        .tls()
        .map(
            tls -> {
              String name = "syslogTls" + settings.port();
              getContext().getRegistry().bind(name, new TlsFactory(SyslogTls.context(tls)));
              return "#" + name + ",";
            })
        .orElse("");
  }

  private static final class TlsFactory extends DefaultChannelHandlerFactory {
    private final SslContext context;

    TlsFactory(SslContext context) {
      this.context = context;
    }

    @Override
    public ChannelHandler newChannelHandler() {
      return context.newHandler(ByteBufAllocator.DEFAULT);
    }
  }
}
