package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;

import io.portcullis.connectors.api.Json;

/**
 * One request that a {@link StrictServer} waits for, and the answer to it.
 *
 * @param line method and target, raw
 * @param headers each exactly so; an empty text means that it must not be there
 * @param body says what is wrong with it, or nothing
 */
public record Expected(
    String line, Map<String, String> headers, Function<String, String> body, Answer answer) {

  /** How the server answers, or fails to. */
  public interface Answer {
    void give(HttpExchange exchange, CountDownLatch closed) throws IOException;
  }

  /** Without a body, answered 200 {}. */
  public static Expected of(String method, String target) {
    return new Expected(
        method + " " + target,
        Map.of(),
        body -> body.isEmpty() ? "" : "has a body: " + body,
        answer(200, "{}", Map.of()));
  }

  public Expected header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Expected(line, more, body, answer);
  }

  public Expected json(String wanted) {
    return header("Content-Type", "application/json")
        .body(
            got -> {
              try {
                return Json.VENDOR.readTree(got).equals(Json.VENDOR.readTree(wanted))
                    ? ""
                    : "body is " + got + ", not " + wanted;
              } catch (IOException e) {
                return "body is no JSON: " + got;
              }
            });
  }

  public Expected text(String wanted) {
    return body(got -> got.equals(wanted) ? "" : "body is " + got + ", not " + wanted);
  }

  public Expected body(Function<String, String> problem) {
    return new Expected(line, headers, problem, answer);
  }

  public Expected answered(int status, String json) {
    return new Expected(line, headers, body, answer(status, json, Map.of()));
  }

  public Expected answered(int status, String json, Map<String, String> answerHeaders) {
    return new Expected(line, headers, body, answer(status, json, answerHeaders));
  }

  /** Never answers. */
  public Expected silent() {
    return new Expected(line, headers, body, (exchange, closed) -> await(closed));
  }

  /** Closes the connection without a word. */
  public Expected hangsUp() {
    return new Expected(line, headers, body, (exchange, closed) -> exchange.close());
  }

  /** A body without an end. */
  public Expected endless() {
    return new Expected(
        line,
        headers,
        body,
        (exchange, closed) -> {
          exchange.sendResponseHeaders(200, 0);
          while (closed.getCount() > 0) {
            exchange.getResponseBody().write(new byte[64 * 1024]);
          }
        });
  }

  String problem(HttpExchange exchange, String got) {
    String came = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    if (!came.equals(line)) {
      return "came " + came + ", not " + line;
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String value = exchange.getRequestHeaders().getFirst(header.getKey());
      if (!header.getValue().equals(value == null ? "" : value)) {
        return line + ": " + header.getKey() + " is " + value + ", not " + header.getValue();
      }
    }
    String wrong = body.apply(got);
    return wrong.isEmpty() ? "" : line + ": " + wrong;
  }

  private static Answer answer(int status, String json, Map<String, String> headers) {
    return (exchange, closed) -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private static void await(CountDownLatch closed) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
