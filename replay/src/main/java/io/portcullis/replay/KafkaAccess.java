package io.portcullis.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The section {@code kafka} of the hub's configuration, as settings of a Kafka client. */
final class KafkaAccess {
  static final String SERVERS = "bootstrap.servers";

  private KafkaAccess() {}

  /**
   * Empty when the hub has its broker in its own process: the address of that changes.
   *
   * @throws IllegalArgumentException when the password can not be had
   */
  static Map<String, Object> of(JsonNode kafka) {
    String servers = kafka.path("bootstrap-servers").asText();
    Map<String, Object> client = new HashMap<>();
    if (!servers.isEmpty()) {
      client.put(SERVERS, servers);
    }
    JsonNode sasl = kafka.path("sasl-plain");
    if (kafka.path("tls").asBoolean()) {
      client.put("security.protocol", sasl.isObject() ? "SASL_SSL" : "SSL");
    }
    if (sasl.isObject()) {
      client.put("sasl.mechanism", "PLAIN");
      client.put(
          "sasl.jaas.config",
          "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
              .formatted(sasl.path("user").asText(), secret(sasl.path("password").asText())));
    }
    return client;
  }

  /** {@code env:NAME} or {@code file:PATH}. */
  private static String secret(String reference) {
    String[] parts = reference.split(":", 2);
    try {
      if (parts[0].equals("env") && System.getenv(parts[1]) != null) {
        return System.getenv(parts[1]);
      }
      if (parts[0].equals("file")) {
        return Files.readString(Path.of(parts[1])).replaceFirst("\\R$", "");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("kafka.sasl-plain.password: its file can not be read", e);
    }
    throw new IllegalArgumentException("kafka.sasl-plain.password: nothing there under " + parts[0]);
  }
}
