package io.portcullis.connectors.radius.nac;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.portcullis.connectors.api.http.Transport;

/** Calls one controller: one deadline and one bound for each answer, and no exception. */
public final class Caller implements AutoCloseable {
  /** Of a body; what a controller answers to is some kilobytes. */
  public static final int MAX_BODY = 1 << 20;

  private final URI base;
  private final Transport transport;

  /**
   * @param base scheme, host and port; a path before those of the API is kept
   */
  public Caller(URI base, Duration timeout) {
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    this.transport = new Transport(timeout, MAX_BODY);
  }

  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
  }

  public Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = transport.send(request);
      return Reply.of(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      return Reply.none(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.none("interrupted");
    }
  }

  /** As part of a path or of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    transport.close();
  }
}
