package io.portcullis.routes.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.connectors.api.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Asks a running hub, and turns its answers into the commands' exit codes. */
final class HubClient {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int LONGEST_ANSWER = 16 << 20;

  private final URI hub;
  private final Optional<String> token;

  /**
   * @throws Exit wrong use, when the token would cross the network in clear
   */
  HubClient(URI hub, Optional<String> token) {
    boolean web = "http".equals(hub.getScheme()) || "https".equals(hub.getScheme());
    if (!web || hub.getHost() == null) {
      throw Exit.wrongUse("--hub must be http://HOST:PORT or https://HOST:PORT");
    }
    if ("http".equals(hub.getScheme()) && !LOOPBACK.contains(hub.getHost())) {
      throw Exit.wrongUse("your token would cross the network in clear; use https for " + hub);
    }
    this.hub = hub;
    this.token = token;
  }

  <T> T get(String path, Class<T> type) {
    return as(send("GET", path, Optional.empty()), type);
  }

  <T> T post(String path, Object body, Class<T> type) {
    return as(send("POST", path, Optional.of(Content.of(body))), type);
  }

  <T> T post(String path, Content body, Class<T> type) {
    return as(send("POST", path, Optional.of(body)), type);
  }

  <T> T put(String path, Object body, Class<T> type) {
    return as(send("PUT", path, Optional.of(Content.of(body))), type);
  }

  /** An answer of any length, line by line. */
  void lines(String path, Consumer<String> taker) {
    HttpRequest request = request("GET", path, Optional.empty());
    ask(
        request,
        response -> {
          if (response.statusCode() / 100 != 2) {
            return answer(response);
          }
          try (BufferedReader in =
              new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            in.lines().forEach(taker);
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
          return MissingNode.getInstance();
        });
  }

  /** A body and what it is. */
  record Content(String type, byte[] bytes) {
    static Content of(Object json) {
      return new Content("application/json", Json.bytes(json));
    }
  }

  /** Makes something of an answer. */
  private interface Reading {
    JsonNode read(HttpResponse<InputStream> response) throws IOException;
  }

  void delete(String path) {
    send("DELETE", path, Optional.empty());
  }

  /** One step of a path; a slash in it stays in it. */
  static String step(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private JsonNode send(String method, String path, Optional<Content> body) {
    return ask(request(method, path, body), this::answer);
  }

  private HttpRequest request(String method, String path, Optional<Content> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.resolve(path))
            .timeout(ANSWER)
            .header("Accept", "application/json, application/x-ndjson")
            .method(
                method,
                body.map(content -> BodyPublishers.ofByteArray(content.bytes()))
                    .orElseGet(BodyPublishers::noBody));
    body.ifPresent(content -> request.header("Content-Type", content.type()));
    token.ifPresent(mine -> request.header("Authorization", "Bearer " + mine));
    return request.build();
  }

  private JsonNode ask(HttpRequest request, Reading reading) {
    try (HttpClient http = client()) {
      return reading.read(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw Exit.missing("no hub answers at " + hub + "; start one with ./portcullis run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Exit.missing("interrupted before the hub answered");
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  private JsonNode answer(HttpResponse<InputStream> response) throws IOException {
    byte[] body;
    try (InputStream stream = response.body()) {
      body = stream.readNBytes(LONGEST_ANSWER);
    }
    JsonNode json = json(body);
    if (response.statusCode() / 100 == 2) {
      return json;
    }
    String detail = json.path("detail").asText("it answers " + response.statusCode());
    throw refused(response.statusCode(), detail);
  }

  private JsonNode json(byte[] body) throws IOException {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw Exit.missing("what answers at " + hub + " is no hub");
    }
  }

  private Exit refused(int status, String detail) {
    return switch (status) {
      case 400, 405, 413, 415 -> Exit.wrongUse(detail);
      case 401 -> Exit.no(token.isPresent() ? "the hub does not know this token" : noToken());
      case 403, 404, 409 -> Exit.no(detail);
      default -> Exit.missing("the hub can not do this now: " + detail);
    };
  }

  private static String noToken() {
    return "a token is needed: --token-file FILE or $PORTCULLIS_TOKEN";
  }

  private <T> T as(JsonNode json, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw Exit.missing("the hub at " + hub + " answers in a form that this version can not read");
    }
  }
}
