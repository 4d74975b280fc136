package io.portcullis.routes.poll;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.Feed;
import io.portcullis.connectors.api.http.Transport;

/** Carries requests with their proof to an API, and bounded answers back. */
public final class Caller {
  /** A longer page is refused. */
  static final int MAX_BODY = 16 << 20;

  private static final int UNAUTHORISED = 401;

  private final Transport http;
  private final Proof proof;
  private final Clock clock;

  /**
   * @param timeout from the request to the end of the answer
   */
  public Caller(Proof proof, Duration timeout, Clock clock) {
    this.http = new Transport(timeout, MAX_BODY);
    this.proof = proof;
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

  /** What a proof may be fetched by. */
  Transport transport() {
    return http;
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request);
    return new Reply(response.statusCode(), new Feed.Answer(headers(response), response.body()));
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
