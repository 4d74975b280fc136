package io.portcullis.routes.transmit;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.transmit.Discovery;
import io.portcullis.connectors.idp.ssf.transmit.TransmitterKey;

/** What receivers read about the transmitter, and the keys they verify by: open to everybody. */
public final class DiscoveryRoute extends RouteBuilder {
  /** Long enough to spare the hub, short enough for a new key to be known the same day. */
  private static final String KEPT = "public, max-age=3600";

  private final String configuration;
  private final String keys;

  public DiscoveryRoute(String issuer, TransmitterKey key) {
    this.configuration = Json.text(Discovery.of(issuer));
    this.keys = key.published();
  }

  @Override
  public void configure() {
    serve("ssf-configuration", Discovery.PATH, "application/json", configuration);
    serve("ssf-keys", Discovery.KEYS_PATH, "application/jwk-set+json", keys);
  }

  private void serve(String route, String path, String type, String document) {
    fromF("platform-http:%s?httpMethodRestrict=GET&muteException=true", path)
        .routeId(route)
        .process(exchange -> answer(exchange, type, document));
  }

  private static void answer(Exchange exchange, String type, String document) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
    exchange.getMessage().setHeader("Cache-Control", KEPT);
    exchange.getMessage().setBody(document);
  }
}
