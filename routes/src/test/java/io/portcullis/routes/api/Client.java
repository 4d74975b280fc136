package io.portcullis.routes.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** Calls with a token, as a tool would make them. */
final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI hub;
  private final String token;

  record Answer(int status, String type, String text, HttpResponse<String> whole) {
    JsonNode json() throws IOException {
      return Json.MAPPER.readTree(text);
    }
  }

  Client(URI hub, String token) {
    this.hub = hub;
    this.token = token;
  }

  Answer get(String path) throws Exception {
    return call("GET", path, BodyPublishers.noBody());
  }

  Answer post(String path, String body) throws Exception {
    return call("POST", path, BodyPublishers.ofString(body));
  }

  Answer call(String method, String path, BodyPublisher body) throws Exception {
    return call(method, path, "application/json", body);
  }

  Answer call(String method, String path, String type, BodyPublisher body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.resolve(path)).header("Content-Type", type).method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    String answered = answer.headers().firstValue("content-type").orElse("");
    return new Answer(answer.statusCode(), answered, answer.body(), answer);
  }
}
