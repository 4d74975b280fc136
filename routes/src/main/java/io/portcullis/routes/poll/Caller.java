package io.portcullis.routes.poll;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.Feed;

/** Carries requests with their proof to an API, and bounded answers back. Follows no redirect. */
public final class Caller {
  /** A longer page is refused. */
  static final int MAX_BODY = 16 << 20;

  private static final int UNAUTHORISED = 401;

  private final HttpClient http;
  private final Proof proof;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param timeout from the request to the end of the answer
   */
  public Caller(Proof proof, Duration timeout, Clock clock) {
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.proof = proof;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** What came back. */
  record Reply(int status, Feed.Answer answer) {
    boolean good() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * @throws IOException when no whole answer came in time, or a too long one
   */
  Reply ask(Feed.Request request) throws IOException, InterruptedException {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(request.url())
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("Authorization", proof.header(this, clock.instant()));
    request
        .body()
        .ifPresent(
            body ->
                call.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
    Reply reply = send(call.build());
    if (reply.status() == UNAUTHORISED) {
      proof.refused();
    }
    return reply;
  }

  Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new IOException("an answer of more than " + MAX_BODY + " bytes");
      }
      return new Reply(response.statusCode(), new Feed.Answer(headers(response), body));
    }
  }

  private static Map<String, List<String>> headers(HttpResponse<?> response) {
    Map<String, List<String>> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }
}
