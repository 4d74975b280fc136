package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.authority.Said;

/**
 * The API's envelope: {@code {"success": .., "result": .., "errors": [{"code": .., "message":
 * ..}]}} (cfssl, doc/api/intro.txt).
 */
final class CfsslApi implements AutoCloseable {
  /** A certificate in PEM, or some words. */
  static final int MAX_BODY = 256 * 1024;

  private static final String PATH = "/api/v1/cfssl/";

  private final String base;
  private final Transport http;

  CfsslApi(CfsslConfig config) {
    this.base = base(config.url());
    this.http = new Transport(config.timeout(), MAX_BODY, config.trust());
  }

  static URI endpoint(URI url, String name) {
    return URI.create(base(url) + name);
  }

  /**
   * The result of a call.
   *
   * @throws Refusal when cfssl says no
   * @throws IOException when nothing came, or what is no answer of cfssl
   */
  JsonNode post(String name, JsonNode body) throws IOException, Refusal {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + name))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.VENDOR.writeValueAsBytes(body)))
            .build();
    return result(name, send(request));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return http.send(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static JsonNode result(String name, HttpResponse<byte[]> answer)
      throws IOException, Refusal {
    int status = answer.statusCode();
    boolean envelope = status == 200 || status == 400 || status == 500;
    if (!envelope) {
      throw new IOException(meaning(name, status) + again(answer));
    }
    JsonNode said;
    try {
      said = Json.VENDOR.readTree(answer.body());
    } catch (IOException e) {
      throw new IOException("HTTP " + status + " with a body that is no JSON of cfssl", e);
    }
    if (status == 200 && said.path("success").asBoolean() && said.hasNonNull("result")) {
      return said.get("result");
    }
    JsonNode error = said.path("errors").path(0);
    if (!error.has("message")) {
      throw new IOException("HTTP " + status + " with a body that is no answer of cfssl");
    }
    throw new Refusal(error.path("code").asInt(), Said.brief(error.path("message").asText()));
  }

  private static String meaning(String name, int status) {
    return switch (status) {
      case 401, 403 -> "HTTP " + status + ": the hub may not call " + name + " there";
      case 404 -> "HTTP 404: cfssl serves no " + name + needs(name);
      default -> "HTTP " + status;
    };
  }

  private static String needs(String name) {
    return name.equals("revoke") ? ", which needs -db-config" : "";
  }

  private static String again(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(t -> "; Retry-After: " + Said.brief(t))
        .orElse("");
  }

  private static String base(URI url) {
    return url.toString().replaceFirst("/+$", "") + PATH;
  }
}
