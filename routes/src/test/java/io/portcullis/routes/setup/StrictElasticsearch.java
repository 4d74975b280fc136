package io.portcullis.routes.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;

/**
 * Stands for the parts of Elasticsearch that the one of the tests is built without: security and
 * the calls of data streams. It takes the paths and bodies of its reference alone, and answers in
 * its forms; all else is 400.
 */
public final class StrictElasticsearch implements AutoCloseable {
  private static final String SIMULATE = "/_index_template/_simulate_index/";
  private static final Map<String, String> LISTS =
      Map.of(
          "_component_template", "component_templates/component_template",
          "_index_template", "index_templates/index_template");

  final Map<String, JsonNode> stored = new ConcurrentHashMap<>();
  final List<String> writes = new ArrayList<>();

  /** Paths that begin so are answered 403. */
  public volatile String hidden = "none";

  /** What the templates of a stream give; those of this server give one field. */
  private static final Map<String, Object> GIVEN =
      Map.of("properties", Map.of("rule", Map.of("type", "keyword")));

  private final HttpServer server;

  public StrictElasticsearch() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode json = body.length == 0 ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
    if (path.startsWith(hidden)) {
      send(exchange, 403, Map.of("error", Map.of("reason", "unauthorized for this API key")));
      return;
    }
    boolean looks = path.startsWith(SIMULATE) || exchange.getRequestMethod().equals("GET");
    if (!looks) {
      writes.add(exchange.getRequestMethod() + " " + path);
    }
    switch (exchange.getRequestMethod()) {
      case "GET" -> read(exchange, path);
      case "PUT" -> write(exchange, path, json, body.length);
      case "POST" -> post(exchange, path, json);
      default -> send(exchange, 400, Map.of("error", "no handler found"));
    }
  }

  private void read(HttpExchange exchange, String path) throws IOException {
    String[] parts = path.substring(1).split("/");
    JsonNode there = stored.get(path);
    if (there == null) {
      send(exchange, 404, Map.of("error", Map.of("reason", "not found")));
    } else if (LISTS.containsKey(parts[0])) {
      String[] names = LISTS.get(parts[0]).split("/");
      send(exchange, 200, Map.of(names[0], List.of(Map.of("name", parts[1], names[1], there))));
    } else if (path.endsWith("/_mapping")) {
      send(exchange, 200, there);
    } else if (parts[0].equals("_data_stream")) {
      send(exchange, 200, Map.of("data_streams", List.of(there)));
    } else {
      send(exchange, 200, Map.of(parts[2], there));
    }
  }

  private void write(HttpExchange exchange, String path, JsonNode json, int length)
      throws IOException {
    if (path.matches("/_(component|index)_template/[a-z-]+") && json.has("template")) {
      stored.put(path, json);
    } else if (path.matches("/_data_stream/logs-portcullis\\.[a-z]+-default") && length == 0) {
      stored.put(path, Json.MAPPER.createObjectNode().put("name", path.substring(14)));
      mapped(path.substring(14), GIVEN);
    } else if (path.endsWith("/_lifecycle") && json.has("data_retention")) {
      ((ObjectNode) stored.get(path.replace("/_lifecycle", ""))).set("lifecycle", json);
    } else if (path.startsWith("/_security/role/") && json.has("indices")) {
      stored.put(path, json);
    } else {
      send(exchange, 400, Map.of("error", Map.of("reason", "unknown field")));
      return;
    }
    send(exchange, 200, Map.of("acknowledged", true));
  }

  private void post(HttpExchange exchange, String path, JsonNode json) throws IOException {
    if (path.equals("/_security/api_key") && json.has("role_descriptors")) {
      send(exchange, 200, Map.of("id", "k-1", "api_key", "secret", "encoded", "ay0xOnNlY3JldA=="));
    } else if (path.startsWith(SIMULATE)) {
      send(exchange, 200, Map.of("template", Map.of("mappings", GIVEN), "overlapping", List.of()));
    } else if (path.endsWith("/_rollover")) {
      mapped(path.substring(1, path.lastIndexOf('/')), GIVEN);
      send(exchange, 200, Map.of("rolled_over", true));
    } else {
      send(exchange, 400, Map.of("error", Map.of("reason", "no handler found")));
    }
  }

  /** The backing index that the stream writes to has this mapping, and the one before another. */
  void mapped(String stream, Map<String, Object> mapping) {
    Map<String, Object> old = Map.of("mappings", Map.of());
    stored.put(
        "/" + stream + "/_mapping",
        Json.MAPPER.valueToTree(
            Map.of(
                ".ds-" + stream + "-2026.03.04-000002",
                Map.of("mappings", mapping),
                ".ds-" + stream + "-2026.03.05-000001",
                old)));
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = Json.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
