package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** What senders, people and RADIUS servers ask of a hub over HTTP. */
final class HubClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI uri;
  private final Path data;
  private final HttpClient http;

  /** An answer as it came. */
  record Answer(int status, String type, String body) {
    JsonNode json() {
      return Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
  }

  HubClient(URI uri, Path data) {
    this(uri, data, Optional.empty());
  }

  /**
   * @param tls what it trusts, and shows, where the hub listens with TLS
   */
  HubClient(URI uri, Path data, Optional<SSLContext> tls) {
    this.uri = uri;
    this.data = data;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    tls.ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  URI uri() {
    return uri;
  }

  /** True when the middle runs. */
  boolean ready() {
    try {
      return Files.exists(tokenFile())
          && part("kafka").filter(p -> p.path("good").asBoolean()).isPresent();
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  /** A part of the hub as its status tells, by kind. */
  Optional<JsonNode> part(String kind) {
    Answer answer = get("/status");
    return answer.status() != 200
        ? Optional.empty()
        : StreamSupport.stream(answer.json().path("parts").spliterator(), false)
            .filter(p -> p.path("kind").asText().equals(kind))
            .findFirst();
  }

  String bootstrapServers() {
    return part("kafka").orElseThrow().path("name").asText();
  }

  /** The first admin's. */
  String token() {
    try {
      return Files.readString(tokenFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record to a source's webhook. */
  Answer post(String source, String body, String... headers) {
    return post(source, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String source, byte[] body, String... headers) {
    HttpRequest.Builder request = request("/hooks/" + source, headers);
    if (!List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** The question of a RADIUS server. */
  Answer authorise(Map<String, ?> attributes, String... headers) {
    return send(
        request("/radius/authorize", headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(attributes))));
  }

  /** A question to any address, as JSON. */
  Answer ask(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Certificates in PEM into the inventory, as the first admin. */
  Answer bring(String source, String pem) {
    return send(
        request("/inventory?source=" + source, "Authorization", "Bearer " + token())
            .header("Content-Type", "application/x-pem-file")
            .POST(HttpRequest.BodyPublishers.ofString(pem)));
  }

  Answer get(String path) {
    return send(request(path, "Authorization", "Bearer " + token()).GET());
  }

  /** A call of the first admin's that changes something. */
  Answer change(String path, Map<String, ?> body) {
    return change(token(), path, body);
  }

  Answer change(String token, String path, Map<String, ?> body) {
    return send(
        request(path, "Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  /** Certificates into the inventory, by the first admin. */
  Answer bring(String path, byte[] pem) {
    return send(
        request(path, "Authorization", "Bearer " + token())
            .header("Content-Type", "application/x-pem-file")
            .POST(HttpRequest.BodyPublishers.ofByteArray(pem)));
  }

  /** The same by PUT. */
  Answer put(String path, Map<String, ?> body) {
    return send(
        request(path, "Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
  }

  /** Why something is as it is; empty while it is not known. */
  Optional<JsonNode> explain(String id) {
    Answer answer =
        get("/explain/" + id.replace("|", "%7C").replace(" ", "%20").replace("/", "%2F"));
    return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
  }

  /** The admitted standing of a subject, empty text while it is not known. */
  String admitted(String id) {
    return explain(id).map(e -> e.path("standing").path("admitted").asText()).orElse("");
  }

  private Path tokenFile() {
    return data.resolve("first-admin.token");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri.resolve(path)).timeout(TIMEOUT);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
