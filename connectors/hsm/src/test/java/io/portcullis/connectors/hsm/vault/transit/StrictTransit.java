package io.portcullis.connectors.hsm.vault.transit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.hsm.listing.FakeKeys;
import io.portcullis.connectors.hsm.listing.KeyLister;
import io.portcullis.connectors.hsm.listing.ListerContract;
import io.portcullis.connectors.hsm.listing.Patience;
import io.portcullis.connectors.hsm.listing.StrictApi;

/**
 * Answers as Vault's transit engine does ("List keys", "Read key"; errors as {@code
 * {"errors":[...]}}), in the namespace "team".
 */
final class StrictTransit implements FakeKeys {
  private final Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
  private final List<String> again = new ArrayList<>();
  private final StrictApi api;

  StrictTransit() throws IOException {
    api = new StrictApi(this);
  }

  @Override
  public void key(String name) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("type", "aes256-gcm96");
    key.put("exportable", false);
    key.put("allow_plaintext_backup", false);
    key.put("deletion_allowed", false);
    key.put("imported_key", false);
    key.put("keys", Map.of("1", 1_442_851_412));
    key.put("latest_version", 1);
    key.put("min_decryption_version", 1);
    key.put("auto_rotate_period", 0);
    key.put("name", name);
    key.put("supports_decryption", true);
    keys.put(name, key);
  }

  /** Says something else of a key. */
  StrictTransit with(String name, String field, Object value) {
    keys.get(name).put(field, value);
    return this;
  }

  @Override
  public void twice(String name) {
    again.add(name);
  }

  @Override
  public String id(String name) {
    return "vault:audit:team/transit/keys/" + name;
  }

  @Override
  public KeyLister lister(Patience.Pause pause, Supplier<String> secret) {
    return new TransitLister(
        new TransitConfig(
            api.url(),
            "audit",
            "transit",
            Optional.of("team/"),
            secret,
            Tls.USUAL,
            Duration.ofSeconds(5)),
        pause,
        Duration.ofMinutes(5));
  }

  @Override
  public StrictApi api() {
    return api;
  }

  @Override
  public String listing() {
    return ".*/keys\\?list=true";
  }

  @Override
  public String describing(String name) {
    return ".*/keys/" + name;
  }

  @Override
  public StrictApi.Answer throttled(int seconds) {
    return StrictApi.later(
        429, Integer.toString(seconds), "{\"errors\":[\"request path: rate limit\"]}");
  }

  @Override
  public StrictApi.Answer forbidden() {
    return StrictApi.json(403, "{\"errors\":[\"1 error occurred:\\n\\t* permission denied\"]}");
  }

  @Override
  public StrictApi.Answer gone() {
    return StrictApi.json(404, "{\"errors\":[]}");
  }

  @Override
  public void answer(HttpExchange exchange, byte[] body) throws IOException {
    boolean known =
        ListerContract.SECRET.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))
            && "team/".equals(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"));
    String path = exchange.getRequestURI().toString();
    boolean get = exchange.getRequestMethod().equals("GET");
    if (!known) {
      forbidden().to(exchange);
    } else if (get && path.equals("/v1/transit/keys?list=true")) {
      list(exchange);
    } else if (get && keys.containsKey(path.replaceFirst("^/v1/transit/keys/", ""))) {
      data(exchange, keys.get(path.replaceFirst("^/v1/transit/keys/", "")));
    } else {
      gone().to(exchange);
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    if (keys.isEmpty()) {
      gone().to(exchange);
      return;
    }
    List<String> names = new ArrayList<>(keys.keySet());
    names.addAll(again);
    data(exchange, Map.of("keys", names));
  }

  private static void data(HttpExchange exchange, Map<String, Object> data) throws IOException {
    StrictApi.json(200, Json.text(Map.of("request_id", "r-1", "data", data))).to(exchange);
  }
}
