package io.portcullis.routes.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hub knows of the keys in a real token, and in a key service, without being told by
 * anybody.
 */
class KeysReadIT {
  private static final Duration SOON = Duration.ofSeconds(180);
  private static final String TOKEN = "moat-token";
  private static final String PIN = "pin-550133";

  @TempDir private static Path folder;
  private static TransitServer vault;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws IOException {
    SoftToken token = SoftToken.make(folder.resolve("hsm"), TOKEN, PIN);
    token.key("0a1b", "--sensitive");
    token.key("0c2d", "--sensitive", "--extractable");
    Path pin = Files.writeString(folder.resolve("pin"), PIN);
    Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    vault = new TransitServer();
    Path login = Files.writeString(folder.resolve("login"), TransitServer.TOKEN);
    Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));
    hub =
        new HubProcess(folder.resolve("hub"))
            .with("SOFTHSM2_CONF", token.configuration().toString());
    hub.start(
        """
        enforcers:
          hsm: [{name: moat, module: %s, token: %s, pin: "file:%s", read-every: 1m}]
        sources:
          - name: transit
            type: key-listing
            auth: {key-service: {service: {vault-transit: {url: "%s", token: "file:%s"}}}}
        """
            .formatted(SoftToken.MODULE, TOKEN, pin, vault.url(), login));
  }

  @AfterAll
  static void end() {
    if (hub != null) {
      hub.close();
    }
    if (vault != null) {
      vault.close();
    }
  }

  @Test
  void aKeyThatCanBeTakenOutIsWatchedAndOneThatCanNotIsProved() {
    // When
    eventually().until(() -> !explained("0c2d").path("findings").isEmpty());
    // Then
    JsonNode open = explained("0c2d");
    assertThat(open.path("findings").toString()).contains("keys/attribute-exportable");
    assertThat(open.path("facts").toString())
        .contains("not proved non-exportable: extractable, not never-extractable")
        .contains("token " + TOKEN);
    assertThat(open.path("grounds").path(0).path("text").asText())
        .contains("attributes.extractable == Word.SET");
    eventually().until(() -> !explained("0a1b").path("facts").isEmpty());
    JsonNode closed = explained("0a1b");
    assertThat(closed.path("facts").toString())
        .contains(", proved non-exportable, read by token:moat");
    assertThat(closed.path("findings")).isEmpty();
    assertThat(hub.log()).doesNotContain(PIN);
  }

  @Test
  void eachKeyOfTheTokenIsListedAndHasACard() {
    // Given
    eventually().until(() -> !explained("0c2d").path("findings").isEmpty());
    String id = explained("0c2d").path("subject").path("id").asText();
    // When
    eventually().until(() -> listed().contains(id));
    // Then
    HubClient.Answer card = hub.client().get("/keys/" + id);
    assertThat(card.status()).isEqualTo(200);
    assertThat(card.json().path("answers")).hasSize(8);
    assertThat(card.json().path("aliases").toString()).contains(TOKEN + ":0c2d");
    assertThat(card.json().path("findings").toString()).contains("keys/attribute-exportable");
    assertThat(card.body()).contains("token:moat").doesNotContain(PIN);
    assertThat(hub.client().get("/keys/matrix").json().path("keys")).isNotEmpty();
  }

  @Test
  void eachKeyThatAKeyServiceListsHasACard() {
    // Given
    String name = "arn=vault:transit:root/transit/keys/";
    eventually().until(() -> hub.client().explain(name + "orders").isPresent());
    String id =
        hub.client().explain(name + "orders").orElseThrow().path("subject").path("id").asText();
    // When
    eventually().until(() -> listed().contains(id));
    // Then
    JsonNode card = hub.client().get("/keys/" + id).json();
    assertThat(card.toString())
        .contains("Vault transit")
        .contains("not said to be in an HSM; enabled, made there, 1 of 1 versions usable")
        .contains("RSA 4096")
        .contains("by its key service, every 90 days, next 2026-04-01");
    assertThat(card.path("findings")).isEmpty();
    assertThat(hub.client().explain(name + "shut")).isPresent();
    assertThat(hub.log())
        .contains("of 1 keys no more than the name is known")
        .contains("read of transit/keys/shut is not allowed")
        .doesNotContain(TransitServer.TOKEN);
  }

  private static String listed() {
    return hub.client().get("/keys").json().path("keys").toString();
  }

  private static JsonNode explained(String id) {
    return hub.client()
        .explain("pkcs11-key=" + TOKEN + ":" + id)
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
