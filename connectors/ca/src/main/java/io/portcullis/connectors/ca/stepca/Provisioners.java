package io.portcullis.connectors.ca.stepca;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.ca.authority.Escape;
import io.portcullis.connectors.ca.authority.HttpCall;
import io.portcullis.connectors.ca.authority.HttpReply;

/** Who may sign tokens: step-ca shows it to everybody, page by page. */
record Provisioners(HttpCall http) {
  static final int PAGE = 100;
  static final int MOST_PAGES = 20;

  /** What is wrong with a provisioner of that name and key, if anything. */
  Optional<String> problem(String name, String keyId) throws IOException {
    boolean named = false;
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = page(cursor);
      for (JsonNode one : answer.path("provisioners")) {
        boolean same = one.path("name").asText().equals(name);
        named |= same;
        if (same && one.path("key").path("kid").asText().equals(keyId)) {
          return Optional.empty();
        }
      }
      cursor = answer.path("nextCursor").asText();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return Optional.of(
        named
            ? "the provisioner " + name + " has another key than the one that is set"
            : "step-ca has no provisioner " + name);
  }

  private JsonNode page(String cursor) throws IOException {
    String path = "/1.0/provisioners?limit=" + PAGE;
    HttpReply reply =
        http.get(cursor.isEmpty() ? path : path + "&cursor=" + Escape.parameter(cursor), Map.of());
    if (!reply.ok()) {
      throw new IOException("provisioners: HTTP " + reply.status());
    }
    return reply.json();
  }
}
