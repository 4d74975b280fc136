package io.portcullis.connectors.ca.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpExchange;

/** What a server does in place of what it should. */
public interface Misbehaviour {
  void answer(HttpExchange exchange) throws IOException;

  static Misbehaviour status(int status, String type, String body, Map<String, String> headers) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      headers.forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  static Misbehaviour status(int status, String type, String body) {
    return status(status, type, body, Map.of());
  }

  /** Takes the request and says nothing until the server is closed. */
  static Misbehaviour silence(CountDownLatch closed) {
    return exchange -> {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /** A body that goes on until somebody hangs up. */
  static Misbehaviour withoutEnd(String type) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, 0);
      byte[] part = " ".repeat(8192).getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = exchange.getResponseBody()) {
        while (true) {
          out.write(part);
        }
      } catch (IOException hungUp) {
        exchange.close();
      }
    };
  }

  static Misbehaviour hangUp() {
    return HttpExchange::close;
  }
}
