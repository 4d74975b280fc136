package io.portcullis.connectors.radius.ise;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.radius.nac.StrictServer;

/** ERS as Cisco documents it, for ANC. */
final class StrictIse extends StrictServer {
  static final String USER = "ers-portcullis";
  static final String PASSWORD = "moat-and-bridge";
  static final String MAC = "02:00:5E:10:00:0A";
  private static final String ENDPOINT = "/ers/config/ancendpoint";
  private static final String BY_MAC =
      ENDPOINT + "?filter=macAddress.EQ.02%3A00%3A5E%3A10%3A00%3A0A";
  private static final String ID = "6caf3e58-53b3-4bbd-9594-d3678aa08fc1";
  private static final String COOKIE = "JSESSIONID=ABC";
  private static final String TOKEN = "csrf-1";

  final Map<String, String> assigned = new ConcurrentHashMap<>();
  final Set<String> policies = ConcurrentHashMap.newKeySet();
  final boolean csrf;
  volatile boolean nasReached = true;

  StrictIse(boolean csrf) {
    this.csrf = csrf;
    policies.addAll(List.of("Quarantine", "Off"));
  }

  @Override
  protected Answer answer(Asked asked) {
    if (!asked.header("Authorization").equals(proof())) {
      return Answer.empty(401);
    }
    if (!asked.header("Accept").equals("application/json")) {
      return complain("Accept: " + asked.header("Accept"));
    }
    if (asked.method().equals("PUT")) {
      return change(asked);
    }
    String line = asked.line();
    if (line.equals("GET " + ENDPOINT + "/versioninfo")) {
      return csrf && asked.header("X-CSRF-TOKEN").equals("fetch")
          ? new Answer(
              200,
              "{\"VersionInfo\":{}}",
              Map.of("X-CSRF-Token", TOKEN, "Set-Cookie", COOKIE + "; Path=/ers; Secure"))
          : complain("no token is to be had");
    }
    if (line.equals("GET " + BY_MAC)) {
      return found();
    }
    if (line.equals("GET " + ENDPOINT + "/" + ID)) {
      return Answer.of(
          200,
          Map.of(
              "ErsAncEndpoint",
              Map.of("id", ID, "macAddress", MAC, "policyName", assigned.getOrDefault(MAC, ""))));
    }
    String named = "GET /ers/config/ancpolicy/name/";
    if (line.startsWith(named)) {
      String name = line.substring(named.length());
      return policies.contains(name)
          ? Answer.of(200, Map.of("ErsAncPolicy", Map.of("name", name)))
          : error(404, "Anc Policy with Name :" + name + " is not found");
    }
    return complain("not an address of ERS: " + line);
  }

  private Answer found() {
    List<Object> resources = assigned.containsKey(MAC) ? List.of(Map.of("id", ID)) : List.of();
    return Answer.of(
        200, Map.of("SearchResult", Map.of("total", resources.size(), "resources", resources)));
  }

  private Answer change(Asked asked) {
    if (!asked.header("Content-Type").equals("application/json")) {
      return complain("Content-Type: " + asked.header("Content-Type"));
    }
    if (csrf
        && !(asked.header("X-CSRF-TOKEN").equals(TOKEN) && asked.header("Cookie").equals(COOKIE))) {
      return Answer.empty(403);
    }
    JsonNode data = Json.read(asked.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
    String policy = data.at("/OperationAdditionalData/additionalData/1/value").asText();
    JsonNode expected = Json.read(Json.bytes(body(policy)), JsonNode.class);
    if (!data.equals(expected)) {
      return complain("body: " + asked.body());
    }
    return switch (asked.target()) {
      case ENDPOINT + "/apply" -> applied(policy);
      case ENDPOINT + "/clear" ->
          assigned.remove(MAC) == null
              ? error(500, "mac address is not associated with a policy")
              : Answer.empty(204);
      default -> complain("not an address of ERS: " + asked.line());
    };
  }

  private Answer applied(String policy) {
    if (!policies.contains(policy)) {
      return error(500, "Policy is not configured");
    }
    if (policy.equals(assigned.put(MAC, policy))) {
      return error(500, "mac address is already associated with this policy");
    }
    return nasReached ? Answer.empty(204) : error(500, "Radius Failure");
  }

  private static Object body(String policy) {
    return Map.of(
        "OperationAdditionalData",
        Map.of(
            "additionalData",
            List.of(
                Map.of("name", "macAddress", "value", MAC),
                Map.of("name", "policyName", "value", policy))));
  }

  private static Answer error(int status, String title) {
    return Answer.of(
        status,
        Map.of(
            "ERSResponse", Map.of("messages", List.of(Map.of("title", title, "type", "ERROR")))));
  }

  private static String proof() {
    byte[] pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
