package io.portcullis.routes.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for a Vault with a transit mount, which can not run here: it lists two keys to who has
 * the token, and describes the first ("List keys", "Read key" of the transit HTTP API).
 */
final class TransitServer implements AutoCloseable {
  static final String TOKEN = "hvs-token-550133";
  private static final String KEY =
      """
      {"data": {"name": "orders", "type": "rsa-4096", "exportable": false,
       "allow_plaintext_backup": false, "deletion_allowed": false, "imported_key": false,
       "keys": {"1": {"creation_time": "2026-01-01T00:00:00Z", "public_key": ""}},
       "latest_version": 1, "min_decryption_version": 1, "auto_rotate_period": 7776000,
       "supports_signing": true, "supports_decryption": true}}
      """;

  private final HttpServer server;

  TransitServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", TransitServer::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void serve(HttpExchange exchange) throws IOException {
    boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
    String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    switch (known ? asked : "") {
      case "GET /v1/transit/keys?list=true" ->
          send(exchange, 200, "{\"data\": {\"keys\": [\"orders\", \"shut\"]}}");
      case "GET /v1/transit/keys/orders" -> send(exchange, 200, KEY);
      default -> send(exchange, 403, "{\"errors\": [\"permission denied\"]}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
