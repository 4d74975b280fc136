package io.portcullis.routes.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.poll.Backoff;

/** Carries the questions of a {@link SetPoller}, and bounded answers back. */
public final class SetCaller {
  /** A longer answer is not read. */
  static final int MAX_BODY = 16 << 20;

  private final Transport http;
  private final URI endpoint;
  private final Optional<SecretRef> token;
  private final Clock clock;

  /**
   * @param token of the form of RFC 6750
   * @param patience from a question to the end of its answer; longer than the transmitter holds one
   */
  public SetCaller(URI endpoint, Optional<SecretRef> token, Duration patience, Clock clock) {
    this.http = new Transport(patience, MAX_BODY);
    this.endpoint = endpoint;
    this.token = token;
    this.clock = clock;
  }

  /**
   * @param told how long the transmitter asks to be left alone
   */
  record Answer(int status, Optional<Duration> told, byte[] body) {}

  /**
   * @throws IOException when no whole answer came in time, or a too long one
   */
  Answer ask(String question) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
    HttpResponse<byte[]> response = http.send(request.build());
    Optional<Duration> told =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> Backoff.retryAfter(value, clock.instant()));
    return new Answer(response.statusCode(), told, response.body());
  }
}
