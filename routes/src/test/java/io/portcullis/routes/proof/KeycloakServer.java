package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import io.portcullis.connectors.api.FreePorts;
import io.portcullis.connectors.api.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** A real Keycloak from its distribution, on loopback, with its database in memory. */
final class KeycloakServer implements AutoCloseable {
  static final String VERSION = "26.4.7";
  private static final String ARTIFACT = "org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip";
  private static final String UNPACK =
      "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
  private static final Duration START = Duration.ofMinutes(5);
  private static final String ADMIN = "keep-admin";
  private static final String PASSWORD = "keep-password";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final Process process;

  private KeycloakServer(URI uri, Process process) {
    this.uri = uri;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * @param cache where the distribution is unpacked once
   * @param log what it says
   */
  static KeycloakServer start(Path cache, Path log) throws Exception {
    Path home = cache.resolve("keycloak-" + VERSION);
    if (!Files.isDirectory(home)) {
      unpack(cache);
    }
    int port = FreePorts.tcp();
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    KeycloakServer server = new KeycloakServer(URI.create("http://127.0.0.1:" + port), process);
    Awaitility.await("Keycloak is up").atMost(START).until(server::up);
    return server;
  }

  /** Offline first: what an earlier build has fetched needs no network. */
  private static void unpack(Path cache) throws Exception {
    for (String mode : List.of("-o", "-B")) {
      Process maven =
          new ProcessBuilder(
                  "mvn",
                  "-q",
                  mode,
                  UNPACK,
                  "-Dartifact=" + ARTIFACT,
                  "-DoutputDirectory=" + cache.toAbsolutePath())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (maven.waitFor(10, TimeUnit.MINUTES) && maven.exitValue() == 0) {
        return;
      }
    }
    throw new IllegalStateException("Maven could not fetch " + ARTIFACT);
  }

  URI uri() {
    return uri;
  }

  private boolean up() {
    assertThat(process.isAlive()).as("Keycloak lives").isTrue();
    try {
      return send(HttpRequest.newBuilder(uri.resolve("/realms/master")).GET()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** A call of the administrator's. */
  JsonNode admin(String method, String path, Object body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri.resolve("/admin/realms" + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    HttpResponse<byte[]> answer = send(request);
    assertThat(answer.statusCode()).as(method + " " + path).isBetween(200, 299);
    return answer.body().length == 0
        ? Json.MAPPER.createObjectNode()
        : Json.MAPPER.readTree(answer.body());
  }

  private String token() throws IOException {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            ADMIN,
            "password",
            PASSWORD);
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .reduce((a, b) -> a + "&" + b)
            .orElseThrow();
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(uri.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    return Json.MAPPER.readTree(answer.body()).path("access_token").asText();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
