package io.portcullis.connectors.radius.clearpass;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.radius.nac.StrictServer;

/** ClearPass's REST API as Aruba publishes it, for sessions and endpoints. */
final class StrictClearPass extends StrictServer {
  static final String CLIENT = "portcullis";
  static final String SECRET = "moat-and-bridge";
  static final String MAC = "02005e10000a";
  private static final String LIST =
      "/api/session?filter=%7B%22mac_address%22%3A%2202005e10000a%22%2C%22acctstoptime%22%3A%7B%22"
          + "%24exists%22%3Afalse%7D%7D&sort=-acctstarttime&offset=0&limit=8";
  private static final String ENDPOINT = "/api/endpoint/mac-address/" + MAC;

  /** Session to its NAS. */
  final Map<String, String> sessions = new ConcurrentHashMap<>();

  /** What was done to a session. */
  final Map<String, String> done = new ConcurrentHashMap<>();

  final AtomicInteger tokens = new AtomicInteger();
  volatile String mark = "";
  volatile boolean endpointKnown = true;
  volatile boolean nasObeys = true;
  volatile boolean tokenTakenBack;

  @Override
  protected Answer answer(Asked asked) {
    if (!asked.header("Accept").equals("application/json")) {
      return complain("Accept: " + asked.header("Accept"));
    }
    boolean body = !asked.method().equals("GET");
    if (body && !asked.header("Content-Type").equals("application/json")) {
      return complain("Content-Type: " + asked.header("Content-Type"));
    }
    if (asked.line().equals("POST /api/oauth")) {
      return granted(asked);
    }
    if (tokenTakenBack || !asked.header("Authorization").equals("Bearer token-" + tokens.get())) {
      tokenTakenBack = false;
      return problem(401, "Unauthorized");
    }
    return switch (asked.line()) {
      case "GET /api/oauth/me" -> Answer.of(200, Map.of("info", "API", "name", CLIENT));
      case "GET " + LIST -> listed();
      case "PATCH " + ENDPOINT -> marked(asked);
      default -> asked.line().startsWith("POST /api/session/") ? told(asked) : wrong(asked);
    };
  }

  private Answer granted(Asked asked) {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("grant_type", "client_credentials");
    expected.put("client_id", CLIENT);
    expected.put("client_secret", SECRET);
    if (!json(asked.body()).equals(json(Json.text(expected)))) {
      return problem(400, "invalid_client");
    }
    return Answer.of(
        200,
        Map.of(
            "access_token",
            "token-" + tokens.incrementAndGet(),
            "expires_in",
            28_800,
            "token_type",
            "Bearer"));
  }

  private Answer listed() {
    List<Map<String, String>> items =
        sessions.entrySet().stream()
            .map(s -> Map.of("id", s.getKey(), "nasipaddress", s.getValue(), "state", "active"))
            .toList();
    return Answer.of(200, Map.of("_embedded", Map.of("items", items)));
  }

  private Answer marked(Asked asked) {
    if (!endpointKnown) {
      return problem(404, "Endpoint not found");
    }
    JsonNode body = json(asked.body());
    String value = body.at("/attributes/Portcullis").asText();
    if (!body.equals(json(Json.text(Map.of("attributes", Map.of("Portcullis", value)))))) {
      return complain("body: " + asked.body());
    }
    mark = value;
    return Answer.of(200, Map.of("mac_address", MAC));
  }

  private Answer told(Asked asked) {
    String[] parts = asked.target().split("/");
    String id = parts[3];
    JsonNode body = json(asked.body());
    if (!sessions.containsKey(id)) {
      return problem(404, "Session not found");
    }
    if (parts.length == 5
        && parts[4].equals("disconnect")
        && body.equals(json("{\"id\":\"" + id + "\",\"confirm_disconnect\":true}"))) {
      return obeyed(id, "disconnect");
    }
    String profile = body.path("reauthorize_profile").asText();
    if (parts.length == 5
        && parts[4].equals("reauthorize")
        && !profile.isEmpty()
        && body.path("confirm_reauthorize").asBoolean()
        && body.size() == 2) {
      return obeyed(id, profile);
    }
    return wrong(asked);
  }

  private Answer obeyed(String id, String what) {
    if (!nasObeys) {
      return Answer.of(200, Map.of("error", 1, "message", "RADIUS CoA failed"));
    }
    done.put(id, what);
    if (what.equals("disconnect")) {
      sessions.remove(id);
    }
    return Answer.of(200, Map.of("error", 0, "message", ""));
  }

  private Answer wrong(Asked asked) {
    return complain("not as documented: " + asked.line() + " " + asked.body());
  }

  private static Answer problem(int status, String detail) {
    return Answer.of(status, Map.of("title", "Error", "status", status, "detail", detail));
  }

  private static JsonNode json(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
