package io.portcullis.routes.enforce;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import io.portcullis.model.PointKind;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

class EnforceRoutesTest {
  private static final String JAAS =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"hub\""
          + " password=\"a&b=c+d%20\";";

  @Test
  void actionsAreReadWithTheSettingsOfTheHubsKafka() throws Exception {
    // Given
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers", "kafka-1.example.net:9093,kafka-2.example.net:9093",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "PLAIN",
            "sasl.jaas.config", JAAS);
    // When
    KafkaConfiguration read = configured(client);
    // Then
    assertThat(read.getBrokers()).isEqualTo(client.get("bootstrap.servers"));
    assertThat(read.getSecurityProtocol()).isEqualTo("SASL_SSL");
    assertThat(read.getSaslMechanism()).isEqualTo("PLAIN");
    assertThat(read.getSaslJaasConfig()).isEqualTo(JAAS);
  }

  @Test
  void aBrokerInTheProcessNeedsNone() throws Exception {
    // When
    KafkaConfiguration read = configured(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    // Then
    assertThat(read.getSecurityProtocol()).isEqualTo("PLAINTEXT");
    assertThat(read.getSaslJaasConfig()).isNull();
  }

  private static KafkaConfiguration configured(Map<String, Object> client) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext();
        Dispatcher none =
            new Dispatcher(
                List.of(),
                () -> false,
                Witness.NONE,
                (a, o) -> {},
                Tracing.OFF,
                Clock.systemUTC())) {
      EnforceRoutes routes =
          new EnforceRoutes(Map.of(PointKind.CA, none), Topics.embedded(), client, "portcullis");
      camel.addRoutes(routes);
      String uri = routes.getRouteCollection().getRoutes().getFirst().getInput().getUri();
      return ((KafkaEndpoint) camel.getEndpoint(uri)).getConfiguration();
    }
  }
}
