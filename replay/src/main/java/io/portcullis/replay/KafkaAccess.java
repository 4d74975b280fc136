package io.portcullis.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.connectors.api.KafkaLogin;

/**
 * The section {@code kafka} of the hub's configuration.
 *
 * @param servers empty when the hub has its broker in its own process: the address of that changes
 * @param user of SASL PLAIN, with a reference to the password
 */
record KafkaAccess(
    String servers, boolean tls, Optional<String> user, String password, Path folder) {
  static final KafkaAccess NONE = of(MissingNode.getInstance(), Path.of(""));

  /**
   * @param folder from which relative paths start
   */
  static KafkaAccess of(JsonNode kafka, Path folder) {
    JsonNode sasl = kafka.path("sasl-plain");
    return new KafkaAccess(
        kafka.path("bootstrap-servers").asText(),
        kafka.path("tls").asBoolean(),
        Optional.of(sasl.path("user").asText()).filter(u -> !u.isEmpty()),
        sasl.path("password").asText(),
        folder);
  }

  KafkaAccess at(String others) {
    return new KafkaAccess(others, tls, user, password, folder);
  }

  /**
   * Settings of a client.
   *
   * @throws ReplayException when the password can not be had
   */
  Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>();
    client.put("bootstrap.servers", servers);
    if (tls) {
      client.put("security.protocol", user.isPresent() ? "SASL_SSL" : "SSL");
    }
    user.ifPresent(
        name -> {
          client.put("sasl.mechanism", "PLAIN");
          client.put("sasl.jaas.config", KafkaLogin.plain(name, secret()));
        });
    return client;
  }

  /** {@code env:NAME} or {@code file:PATH}. */
  private String secret() {
    String name = password.substring(password.indexOf(':') + 1);
    try {
      if (password.startsWith("env:") && System.getenv(name) != null) {
        return System.getenv(name);
      }
      if (password.startsWith("file:")) {
        return Files.readString(folder.resolve(name)).replaceFirst("\\R$", "");
      }
    } catch (IOException e) {
      throw ReplayException.missing("kafka.sasl-plain.password: its file can not be read");
    }
    throw ReplayException.missing("kafka.sasl-plain.password: nothing lies under its reference");
  }
}
