package io.portcullis.routes.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A person is disabled in a real Keycloak, and the hub, which asks it for events, acts. */
class KeycloakIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String SECRET = "keep-client-secret";

  @TempDir private static Path folder;
  private static KeycloakServer keycloak;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    Path cache = Path.of(System.getProperty("portcullis.home"), "routes", "target", "keycloak");
    Files.createDirectories(cache);
    keycloak = KeycloakServer.start(cache, folder.resolve("keycloak.log"));
    realm();
    Path secret = Files.writeString(folder.resolve("client.secret"), SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    hub =
        new HubProcess(folder.resolve("hub"))
            .start(
                """
                sources:
                  - name: people
                    type: keycloak
                    auth:
                      poll:
                        feed: keycloak-admin-events
                        url: %s/admin/realms/keep
                        every: 1s
                        oauth:
                          token-url: %s/realms/keep/protocol/openid-connect/token
                          client-id: portcullis
                          client-secret: "file:%s"
                """
                    .formatted(keycloak.uri(), keycloak.uri(), secret));
  }

  @AfterAll
  static void end() {
    if (hub != null) {
      hub.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void aDisabledPersonIsQuarantinedAndAnEnabledOneIsNot() throws Exception {
    // Given
    String quinn = person("quinn");
    String rowan = person("rowan");
    Awaitility.await().atMost(SOON).until(() -> known(quinn) && known(rowan));
    // When
    keycloak.admin("PUT", "/keep/users/" + quinn, Map.of("enabled", false));
    // Then
    Awaitility.await()
        .atMost(SOON)
        .until(() -> hub.client().admitted(alias(quinn)).equals("QUARANTINED"));
    assertThat(hub.client().admitted(alias(rowan))).isEqualTo("GOOD");
    keycloak.admin("PUT", "/keep/users/" + quinn, Map.of("enabled", true));
    Awaitility.await().atMost(SOON).until(() -> hub.client().admitted(alias(quinn)).equals("GOOD"));
    assertThat(hub.log()).doesNotContain(SECRET);
  }

  private static boolean known(String person) {
    return hub.client().explain(alias(person)).isPresent();
  }

  private static String alias(String person) {
    return "idp-user=keycloak:" + person;
  }

  private static String person(String name) throws Exception {
    keycloak.admin(
        "POST",
        "/keep/users",
        Map.of("username", name, "email", name + "@keep.example", "enabled", true));
    return keycloak.admin("GET", "/keep/users?username=" + name, "").path(0).path("id").asText();
  }

  /** With a client for the hub that may read events, and nothing else. */
  private static void realm() throws Exception {
    keycloak.admin(
        "POST",
        "",
        Map.of(
            "realm", "keep",
            "enabled", true,
            "sslRequired", "none",
            "adminEventsEnabled", true,
            "adminEventsDetailsEnabled", true));
    keycloak.admin(
        "POST",
        "/keep/clients",
        Map.of(
            "clientId", "portcullis",
            "secret", SECRET,
            "serviceAccountsEnabled", true,
            "standardFlowEnabled", false,
            "publicClient", false));
    String client = id("/keep/clients?clientId=portcullis");
    String account =
        keycloak
            .admin("GET", "/keep/clients/" + client + "/service-account-user", "")
            .path("id")
            .asText();
    String management = id("/keep/clients?clientId=realm-management");
    JsonNode role = keycloak.admin("GET", "/keep/clients/" + management + "/roles/view-events", "");
    keycloak.admin(
        "POST", "/keep/users/" + account + "/role-mappings/clients/" + management, List.of(role));
  }

  private static String id(String path) throws Exception {
    return keycloak.admin("GET", path, "").path(0).path("id").asText();
  }
}
