package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;
import io.portcullis.connectors.ca.authority.Said;

/**
 * The API's envelope: {@code {"success": .., "result": .., "errors": [{"code": .., "message":
 * ..}]}} (cfssl, doc/api/intro.txt).
 */
final class CfsslApi implements AutoCloseable {
  /** A certificate in PEM, or some words. */
  static final int MAX_BODY = 256 * 1024;

  private static final String PATH = "/api/v1/cfssl";

  private final HttpCall http;

  CfsslApi(CfsslConfig config) {
    this.http = call(config, MAX_BODY);
  }

  /** To the API's endpoints, each with its name and a slash before it. */
  static HttpCall call(CfsslConfig config, int most) {
    URI base = URI.create(config.url().toString().replaceFirst("/+$", "") + PATH);
    return new HttpCall(base, config.tls(), config.timeout(), most);
  }

  /**
   * The result of a call.
   *
   * @throws Refusal when cfssl says no
   * @throws IOException when nothing came, or what is no answer of cfssl
   */
  JsonNode post(String name, JsonNode body) throws IOException, Refusal {
    return result(name, http.json("POST", "/" + name, Map.of(), body));
  }

  @Override
  public void close() {
    http.close();
  }

  private static JsonNode result(String name, HttpReply answer) throws IOException, Refusal {
    int status = answer.status();
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

  private static String again(HttpReply answer) {
    return answer.retryAfter().isEmpty() ? "" : "; Retry-After: " + answer.retryAfter();
  }
}
