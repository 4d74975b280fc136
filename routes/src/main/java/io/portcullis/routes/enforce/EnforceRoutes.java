package io.portcullis.routes.enforce;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import io.opentelemetry.context.Scope;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.PointKind;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.telemetry.Tracing;

/** One consumer for each kind of enforcement point: a dead CA does not stall RADIUS. */
public final class EnforceRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(EnforceRoutes.class);

  private final Map<PointKind, Dispatcher> dispatchers;
  private final Topics topics;
  private final Map<String, Object> client;
  private final String group;

  /**
   * @param client connection settings: bootstrap servers, TLS, SASL
   */
  public EnforceRoutes(
      Map<PointKind, Dispatcher> dispatchers,
      Topics topics,
      Map<String, Object> client,
      String group) {
    this.dispatchers = Map.copyOf(dispatchers);
    this.topics = topics;
    this.client = Map.copyOf(client);
    this.group = group;
  }

  @Override
  public void configure() {
    dispatchers.forEach(
        (kind, dispatcher) ->
            fromF(
                    "kafka:%s?brokers=%s&groupId=%s-enforce-%s&autoOffsetReset=earliest"
                        + "&isolationLevel=read_committed&pollTimeoutMs=50&fetchWaitMaxMs=200"
                        + "&sessionTimeoutMs=6000&heartbeatIntervalMs=2000&valueDeserializer=%s%s",
                    topics.name(Topic.actions(kind)),
                    client.get("bootstrap.servers"),
                    group,
                    kind,
                    "org.apache.kafka.common.serialization.ByteArrayDeserializer",
                    security())
                .routeId("enforce-" + Topic.actions(kind).plainName())
                .process(exchange -> dispatch(dispatcher, exchange)));
  }

  /** Without this a cluster with TLS would be read by everything but the enforcers. */
  private String security() {
    return option("securityProtocol", "security.protocol")
        + option("saslMechanism", "sasl.mechanism")
        + option("saslJaasConfig", "sasl.jaas.config");
  }

  private String option(String name, String setting) {
    return Optional.ofNullable(client.get(setting))
        .map(value -> "&" + name + "=RAW(" + value + ")")
        .orElse("");
  }

  private static void dispatch(Dispatcher dispatcher, Exchange exchange) {
    Optional<byte[]> trace =
        Optional.ofNullable(exchange.getMessage().getHeader("traceparent", byte[].class));
    try (Scope scope = Tracing.trace(trace).makeCurrent()) {
      dispatcher.dispatch(Json.read(exchange.getMessage().getBody(byte[].class), Action.class));
    } catch (UncheckedIOException e) {
      // Written by this hub's own decide stage: unreadable means a release gone wrong.
      LOG.error("an action can not be read and is skipped: {}", e.getMessage());
    }
  }
}
