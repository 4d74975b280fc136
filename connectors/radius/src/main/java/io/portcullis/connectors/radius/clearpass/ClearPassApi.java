package io.portcullis.connectors.radius.clearpass;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.radius.nac.Caller;
import io.portcullis.connectors.radius.nac.Reply;

/**
 * ClearPass's REST API, as far as sessions need it (developer.arubanetworks.com, ClearPass,
 * "Session Control", "Identities", "API Operations").
 */
final class ClearPassApi implements AutoCloseable {
  /** Sessions of one device that are looked at: one for each NAS it was seen at lately. */
  static final int MAX_SESSIONS = 8;

  private static final Duration BEFORE_ITS_END = Duration.ofSeconds(60);
  private static final long USUAL_SECONDS = 300;
  private static final long MOST_SECONDS = 86_400;

  private final ClearPassConfig config;
  private final Caller caller;
  private final Clock clock;
  private String token = "";
  private Instant until = Instant.MIN;

  ClearPassApi(ClearPassConfig config, Clock clock) {
    this.config = config;
    this.caller = new Caller(config.url(), config.timeout());
    this.clock = clock;
  }

  /** Who the client is; changes nothing. */
  Reply whoAmI() {
    return call(proof -> to("/api/oauth/me", proof).GET());
  }

  /** Sessions of this device that have no end yet. */
  Reply sessions(String mac) {
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("mac_address", mac);
    filter.put("acctstoptime", Map.of("$exists", false));
    String query =
        "?filter=%s&sort=-acctstarttime&offset=0&limit=%d"
            .formatted(Caller.encoded(Json.text(filter)), MAX_SESSIONS);
    return call(proof -> to("/api/session" + query, proof).GET());
  }

  static List<Doc> items(Reply sessions) {
    return sessions.body().list("_embedded.items");
  }

  Reply disconnect(String id) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("confirm_disconnect", true);
    return post("/api/session/" + Caller.encoded(id) + "/disconnect", body);
  }

  Reply reauthorize(String id, String profile) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("confirm_reauthorize", true);
    body.put("reauthorize_profile", profile);
    return post("/api/session/" + Caller.encoded(id) + "/reauthorize", body);
  }

  Reply mark(String mac, String value) {
    byte[] body = Json.bytes(Map.of("attributes", Map.of(config.attribute(), value)));
    return call(
        proof ->
            to("/api/endpoint/mac-address/" + Caller.encoded(mac), proof)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofByteArray(body)));
  }

  private Reply post(String path, Map<String, Object> body) {
    byte[] bytes = Json.bytes(body);
    return call(
        proof ->
            to(path, proof)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes)));
  }

  private HttpRequest.Builder to(String path, String proof) {
    return caller.to(path).header("Authorization", "Bearer " + proof);
  }

  /** A token that was taken back early is asked for once more. */
  private Reply call(Function<String, HttpRequest.Builder> request) {
    Reply granted = grant();
    if (!granted.good()) {
      return granted;
    }
    Reply reply = caller.send(request.apply(token()).build());
    if (reply.status() != Reply.UNAUTHORIZED) {
      return reply;
    }
    forget();
    Reply again = grant();
    return again.good() ? caller.send(request.apply(token()).build()) : again;
  }

  private synchronized String token() {
    return token;
  }

  private synchronized void forget() {
    until = Instant.MIN;
  }

  /** RFC 6749 section 4.4, with the request as JSON, as ClearPass takes it. */
  private synchronized Reply grant() {
    Instant now = clock.instant();
    if (now.isBefore(until)) {
      return Reply.fine();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("grant_type", "client_credentials");
    body.put("client_id", config.clientId());
    body.put("client_secret", config.clientSecret().get());
    Reply reply =
        caller.send(
            caller
                .to("/api/oauth")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
                .build());
    token = reply.good() ? reply.body().text("access_token") : "";
    if (reply.good() && token.isEmpty()) {
      return Reply.none("ClearPass gives no token");
    }
    long seconds = (long) reply.body().number("expires_in").orElse(USUAL_SECONDS);
    until = now.plusSeconds(Math.clamp(seconds, 0, MOST_SECONDS)).minus(BEFORE_ITS_END);
    return reply;
  }

  @Override
  public void close() {
    caller.close();
  }
}
