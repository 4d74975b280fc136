package io.portcullis.routes.intake;

import org.apache.camel.builder.RouteBuilder;

/** Syslog over TCP (RFC 6587): each frame is one line of the source that the port belongs to. */
public final class SyslogListener extends RouteBuilder {
  private final String host;
  private final int port;
  private final Source source;
  private final Intake intake;

  public SyslogListener(String host, int port, Source source, Intake intake) {
    this.host = host;
    this.port = port;
    this.source = source;
    this.intake = intake;
  }

  @Override
  public void configure() {
    String decoder = "syslogFrames" + port;
    getContext().getRegistry().bind(decoder, new SyslogFrames.Factory());
    fromF(
            "netty:tcp://%s:%d?sync=false&decoders=#%s&allowDefaultCodec=false&reuseAddress=true",
            host, port, decoder)
        .routeId("intake-syslog-" + port)
        .process(
            exchange -> {
              byte[] line = exchange.getMessage().getBody(byte[].class);
              // Waiting here is the back-pressure: a sender is read no faster than Kafka takes it.
              intake.accept(source, line, "syslog:" + port).durable().join();
            });
  }
}
