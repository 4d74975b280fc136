package io.portcullis.routes.intake;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;
import org.apache.camel.component.netty.NettyConstants;

import io.portcullis.connectors.api.Assembly;
import io.portcullis.routes.config.SyslogSettings;
import io.portcullis.routes.config.SyslogSettings.Transport;

/**
 * Syslog over TCP (RFC 6587), TLS (RFC 5425) or UDP (RFC 5426): each frame or datagram is one line
 * of the source that the port belongs to, or a piece of a record.
 */
public final class SyslogListener extends RouteBuilder implements AutoCloseable {
  /** A datagram can not be longer. */
  private static final int MAX_DATAGRAM = 65_535;

  /** At its end, for what still waits for pieces to be durable. */
  private static final Duration LAST_WRITES = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final SyslogSettings settings;
  private final Assembler assembler;
  private final Function<Whole, CompletableFuture<Void>> take;
  private final Window<Whole> window;
  private final Clock clock;
  private volatile boolean closed;

  /**
   * @param assembly how lines of the source belong together
   * @param take one body, most often a line; completes when it is durable
   * @param dropped told of each datagram that there was no room for
   */
  public SyslogListener(
      SyslogSettings settings,
      Assembly assembly,
      Function<Whole, CompletableFuture<Void>> take,
      Runnable dropped,
      Clock clock) {
    this.settings = settings;
    this.assembler = new Assembler(assembly);
    this.take = take;
    this.window = new Window<>(take, dropped);
    this.clock = clock;
  }

  @Override
  public void configure() {
    from(settings.transport() == Transport.UDP ? datagrams() : stream())
        .routeId("intake-syslog-" + settings.port())
        .process(this::line);
    Thread.ofVirtual().name("intake-syslog-late-" + settings.port()).start(this::late);
  }

  /** Until it is closed, gives up on what came incomplete. */
  private void late() {
    try {
      while (!closed) {
        pass(assembler.due(clock.instant()));
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void line(Exchange exchange) throws InterruptedException {
    byte[] line = exchange.getMessage().getBody(byte[].class);
    pass(assembler.add(sender(exchange), line, clock.instant()));
    if (closed) {
      pass(assembler.rest());
    }
  }

  /** The address without its port: a sender that connects anew goes on with its message. */
  private static String sender(Exchange exchange) {
    return exchange.getMessage().getHeader(NettyConstants.NETTY_REMOTE_ADDRESS)
            instanceof InetSocketAddress address
        ? address.getHostString()
        : "";
  }

  private void pass(List<Whole> ready) throws InterruptedException {
    for (Whole whole : ready) {
      if (settings.transport() == Transport.UDP) {
        window.offer(whole);
      } else {
        // Waiting here is the back-pressure: a sender is read no faster than Kafka takes.
        window.put(whole);
      }
    }
  }

  /** What still waits for pieces goes in as it is; a hub that starts again knows nothing of it. */
  @Override
  public void close() {
    closed = true;
    CompletableFuture<?>[] last =
        assembler.rest().stream().map(take).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(last)
        .completeOnTimeout(null, LAST_WRITES.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> null)
        .join();
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
