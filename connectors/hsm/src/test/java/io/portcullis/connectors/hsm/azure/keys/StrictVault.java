package io.portcullis.connectors.hsm.azure.keys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/**
 * Answers as Azure Key Vault does (Key Vault REST API 7.4: Get Key Versions, Update Key, Get Keys),
 * two versions a page, with a token server beside it. It takes nothing but what it must be asked,
 * and fails on demand.
 */
final class StrictVault implements AutoCloseable {
  static final String HOST = "example.vault.azure.net";
  static final String CLIENT = "00000000-0000-4000-8000-000000000000";
  static final String SCOPE = "https://vault.azure.net/.default";
  private static final int PAGE = 2;

  /** What is answered in place of the truth. */
  interface Misbehaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private record Version(String name, boolean enabled, Map<String, String> tags) {}

  private final HttpServer server;
  private final String secret;
  private final Map<String, Version> versions = Collections.synchronizedMap(new TreeMap<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Misbehaviour> misbehaviours = new HashMap<>();
  private volatile int tokens;

  StrictVault(String secret) throws IOException {
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/token", this::token);
    server.createContext("/keys", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A version as the vault was told of it; its id is 32 times the digit. */
  StrictVault version(String name, String digit, boolean enabled, Map<String, String> tags) {
    versions.put(digit.repeat(32), new Version(name, enabled, tags));
    return this;
  }

  boolean enabled(String digit) {
    return versions.get(digit.repeat(32)).enabled();
  }

  Map<String, String> tags(String digit) {
    return versions.get(digit.repeat(32)).tags();
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  int tokens() {
    return tokens;
  }

  /** The tokens given out until now count no longer. */
  void forgetTokens() {
    tokens += 100;
  }

  void on(String method, Misbehaviour answer) {
    misbehaviours.put(method, answer);
  }

  static Misbehaviour error(int status, String code, String message) {
    return exchange ->
        send(
            exchange,
            status,
            "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    List<String> said = List.of(form.split("&"));
    boolean right =
        exchange.getRequestMethod().equals("POST")
            && said.size() == 4
            && said.contains("grant_type=client_credentials")
            && said.contains("client_id=" + CLIENT)
            && said.contains("client_secret=" + secret)
            && said.contains("scope=" + SCOPE.replace(":", "%3A").replace("/", "%2F"));
    if (right) {
      tokens++;
      send(exchange, 200, "{\"access_token\":\"token-%d\",\"expires_in\":3599}".formatted(tokens));
    } else {
      send(exchange, 401, "{\"error\":\"invalid_client\"}");
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    calls.add(method + " " + exchange.getRequestURI().getPath());
    byte[] body = exchange.getRequestBody().readAllBytes();
    String authorisation = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer token-" + tokens).equals(authorisation)) {
      error(401, "Unauthorized", "Invalid token").answer(exchange);
    } else if (misbehaviours.containsKey(method)) {
      misbehaviours.get(method).answer(exchange);
    } else if (method.equals("GET")) {
      get(exchange, exchange.getRequestURI().getPath(), exchange.getRequestURI().getQuery());
    } else if (method.equals("PATCH")) {
      patch(exchange, exchange.getRequestURI(), body);
    } else {
      error(405, "MethodNotAllowed", method).answer(exchange);
    }
  }

  private void get(HttpExchange exchange, String path, String query) throws IOException {
    if (path.equals("/keys") && query.equals("maxresults=1&api-version=7.4")) {
      send(exchange, 200, "{\"value\":[],\"nextLink\":null}");
    } else if (path.matches("/keys/[^/]+/versions")
        && query.matches("api-version=7\\.4(&\\$skiptoken=\\d+)?")) {
      list(
          exchange,
          path.split("/")[2],
          Integer.parseInt("0" + query.replaceFirst("[^=]*=7.4[^\\d]*", "")));
    } else {
      error(400, "BadParameter", "not as the reference has it").answer(exchange);
    }
  }

  private void list(HttpExchange exchange, String name, int from) throws IOException {
    List<Map.Entry<String, Version>> all =
        versions.entrySet().stream()
            .filter(v -> v.getValue().name().equalsIgnoreCase(name))
            .toList();
    if (all.isEmpty()) {
      error(404, "KeyNotFound", "A key with (name/id) " + name + " was not found").answer(exchange);
      return;
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(
        "value",
        all.stream().skip(from).limit(PAGE).map(v -> item(v.getKey(), v.getValue())).toList());
    if (all.size() > from + PAGE) {
      page.put(
          "nextLink",
          "https://%s:443/keys/%s/versions?api-version=7.4&$skiptoken=%d"
              .formatted(HOST, name, from + PAGE));
    }
    send(exchange, 200, Json.text(page));
  }

  private static Map<String, Object> item(String id, Version version) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("kid", "https://" + HOST + "/keys/" + version.name() + "/" + id);
    item.put(
        "attributes",
        Map.of(
            "enabled", version.enabled(), "created", 1493937851, "recoveryLevel", "Recoverable"));
    if (!version.tags().isEmpty()) {
      item.put("tags", version.tags());
    }
    return item;
  }

  private void patch(HttpExchange exchange, URI uri, byte[] body) throws IOException {
    String[] parts = uri.getPath().split("/");
    Version before = parts.length == 4 ? versions.get(parts[3]) : null;
    JsonNode to = Json.VENDOR.readTree(body);
    boolean right =
        before != null
            && before.name().equals(parts[2])
            && "api-version=7.4".equals(uri.getQuery())
            && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))
            && to.size() == 2
            && to.path("attributes").size() == 1
            && to.path("attributes").path("enabled").isBoolean()
            && to.path("tags").isObject()
            && to.path("tags").size() <= 15;
    if (!right) {
      error(400, "BadParameter", "not as the reference has it").answer(exchange);
      return;
    }
    Map<String, String> tags = new HashMap<>();
    to.path("tags").fields().forEachRemaining(t -> tags.put(t.getKey(), t.getValue().asText()));
    Version after =
        new Version(before.name(), to.path("attributes").path("enabled").asBoolean(), tags);
    versions.put(parts[3], after);
    Map<String, Object> answer = new LinkedHashMap<>(item(parts[3], after));
    answer.put("key", Map.of("kid", answer.remove("kid"), "kty", "EC"));
    send(exchange, 200, Json.text(answer));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
