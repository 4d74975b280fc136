package io.portcullis.routes.kibana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.portcullis.connectors.api.Json;
import io.portcullis.dashboards.rules.RuleCheck;

/**
 * Stands for a Kibana, which can not run here: refuses every request that is not as Kibana's API
 * describes it (header kbn-xsrf, API key, form of the upload, forms of rules), keeps what it takes,
 * and adds to rules what a Kibana adds.
 */
final class FakeKibana implements AutoCloseable {
  static final String KEY = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==";
  private static final String AVAILABLE =
      "{\"name\":\"kibana\",\"version\":{\"number\":\"9.1.3\"},\"status\":{\"overall\":{\"level\":\"available\"}}}";

  /** An answer in place of the usual one. */
  record Reply(int status, String type, String body, Map<String, String> headers) {
    static Reply json(int status, String body) {
      return new Reply(status, "application/json", body, Map.of());
    }

    static Reply page(int status) {
      return new Reply(status, "text/html", "<html><body>nginx</body></html>", Map.of());
    }

    Reply with(String header, String value) {
      return new Reply(status, type, body, Map.of(header, value));
    }
  }

  final Map<String, ObjectNode> alerts = new LinkedHashMap<>();
  final Map<String, ObjectNode> detections = new LinkedHashMap<>();
  final List<JsonNode> objects = new ArrayList<>();
  final List<String> wrong = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  private final Map<String, Deque<Reply>> scripted = new LinkedHashMap<>();
  private final HttpServer server;

  FakeKibana() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next request whose method and path begin so is answered with this. */
  void next(String begin, Reply reply) {
    scripted.computeIfAbsent(begin, b -> new ArrayDeque<>()).add(reply);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      calls.add(call);
      byte[] body = exchange.getRequestBody().readAllBytes();
      Reply reply;
      try {
        reply = scripted(call).orElseGet(() -> answer(exchange, call, body));
      } catch (RuntimeException e) {
        wrong.add(call + ": " + e);
        reply = Reply.json(400, "{\"statusCode\":400,\"error\":\"Bad Request\",\"message\":\"x\"}");
      }
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Optional<Reply> scripted(String call) {
    return scripted.entrySet().stream()
        .filter(e -> call.startsWith(e.getKey()) && !e.getValue().isEmpty())
        .findFirst()
        .map(e -> e.getValue().remove());
  }

  private Reply answer(HttpExchange exchange, String call, byte[] body) {
    require(("ApiKey " + KEY).equals(header(exchange, "Authorization")), "API key");
    require(call.startsWith("GET ") || "true".equals(header(exchange, "kbn-xsrf")), "kbn-xsrf");
    String path = call.replaceFirst("/s/soc/", "/");
    if (path.equals("GET /api/status")) {
      return Reply.json(200, AVAILABLE);
    }
    if (path.equals("POST /api/saved_objects/_import?overwrite=true")) {
      return dashboards(Upload.lines(header(exchange, "Content-Type"), body));
    }
    if (path.contains(" /api/detection_engine/rules")) {
      return detection(exchange, path.replace("/api/detection_engine/rules", ""), body);
    }
    String id = path.replaceFirst(".* /api/alerting/rule/", "");
    require(path.contains(" /api/alerting/rule/") && id.matches("[0-9a-f-]{36}"), "path");
    return alert(exchange, path.substring(0, path.indexOf(' ')), id, body);
  }

  private Reply dashboards(List<ObjectNode> lines) {
    for (ObjectNode object : lines) {
      require(
          object.hasNonNull("type") && object.hasNonNull("id") && object.has("references"),
          "saved object");
      objects.add(object);
    }
    return Reply.json(200, "{\"success\":true,\"successCount\":%d}".formatted(lines.size()));
  }

  private Reply detection(HttpExchange exchange, String call, byte[] body) {
    if (call.startsWith("GET ?rule_id=")) {
      return found(detections.get(call.substring("GET ?rule_id=".length())));
    }
    if (call.equals("PATCH ")) {
      ObjectNode rule = json(exchange, body);
      ObjectNode there = detections.get(rule.path("rule_id").asText());
      require(!rule.has("enabled") && !rule.has("actions"), "what is theirs is left alone");
      there.setAll(rule);
      return found(there);
    }
    require(call.equals("POST /_import"), "path");
    List<ObjectNode> lines = Upload.lines(header(exchange, "Content-Type"), body);
    for (ObjectNode rule : lines) {
      require(RuleCheck.detections(rule + "\n").isEmpty(), "detection rule");
      ObjectNode kept = rule.deepCopy();
      kept.put("id", "so-" + detections.size()).put("immutable", false).putArray("actions");
      require(detections.put(rule.path("rule_id").asText(), kept) == null, "new");
    }
    return Reply.json(
        200,
        "{\"success\":true,\"success_count\":%d,\"rules_count\":%d,\"errors\":[],\"exceptions_errors\":[],\"exceptions_success\":true,\"exceptions_success_count\":0}"
            .formatted(lines.size(), lines.size()));
  }

  private Reply alert(HttpExchange exchange, String method, String id, byte[] body) {
    ObjectNode there = alerts.get(id);
    if (method.equals("GET")) {
      return found(there);
    }
    ObjectNode rule = json(exchange, body);
    if (method.equals("POST")) {
      require(there == null && !rule.has("id"), "new");
      ObjectNode whole = rule.deepCopy().put("id", id);
      require(RuleCheck.alerts(whole + "\n").isEmpty(), "rule of alerting");
      ((ObjectNode) whole.path("params")).put("aggType", "count");
      alerts.put(id, whole.put("created_by", "x"));
      return found(whole);
    }
    require(method.equals("PUT") && there != null, "there");
    rule.fieldNames()
        .forEachRemaining(
            f ->
                require(
                    List.of("name", "tags", "schedule", "params", "actions", "alert_delay")
                        .contains(f),
                    "field " + f));
    rule.path("actions")
        .forEach(a -> require(!a.has("connector_type_id"), "an action as it is written"));
    there.setAll(rule);
    return found(there);
  }

  private static Reply found(JsonNode rule) {
    return rule == null
        ? Reply.json(404, "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"not found\"}")
        : Reply.json(200, rule.toString());
  }

  private static ObjectNode json(HttpExchange exchange, byte[] body) {
    require("application/json".equals(header(exchange, "Content-Type")), "Content-Type");
    return Json.read(body, ObjectNode.class);
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new UncheckedIOException(new IOException("not as Kibana wants it: " + what));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
