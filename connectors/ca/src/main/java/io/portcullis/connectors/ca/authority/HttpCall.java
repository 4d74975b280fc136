package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.RenewedTransport;
import io.portcullis.connectors.api.http.Tls;

/**
 * Calls to the API of one authority. Certificates and keys of the connection are read with each
 * call, so that a renewed one is taken up without a restart. For any thread.
 */
public final class HttpCall implements AutoCloseable {
  /** Of an ordinary answer. */
  public static final int MAX_BODY = 1 << 20;

  /** Of a page of a list. */
  public static final int MAX_PAGE = 32 << 20;

  private final URI base;
  private final RenewedTransport http;

  /**
   * @param base scheme, host, port and the path that all calls have in common, without a slash at
   *     its end
   * @param timeout of a whole call
   * @param most bytes of an answer
   */
  public HttpCall(URI base, Tls tls, Duration timeout, int most) {
    this.base = base;
    this.http = new RenewedTransport(tls, timeout, most);
  }

  /**
   * @param path with its slash, and query, already encoded
   * @throws IOException when there was no whole answer; says why, and nothing of the request
   */
  public HttpReply get(String path, Map<String, String> headers) throws IOException {
    return send("GET", path, headers, new byte[0]);
  }

  /**
   * @param body written as JSON; its Content-Type is set
   */
  public HttpReply json(String method, String path, Map<String, String> headers, Object body)
      throws IOException {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json");
    return send(method, path, all, Json.bytes(body));
  }

  public HttpReply send(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(request::header);
    request.method(
        method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return HttpReply.of(http.send(request.build()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
