package io.portcullis.routes.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.portcullis.connectors.idp.ssf.verify.BoundedBody;
import io.portcullis.routes.config.SecretRef;
import io.portcullis.routes.poll.Backoff;

/** Carries the questions of a {@link SetPoller}, and bounded answers back. Follows no redirect. */
public final class SetCaller {
  /** A longer answer is not read. */
  static final int MAX_BODY = 16 << 20;

  private final HttpClient http;
  private final URI endpoint;
  private final Optional<SecretRef> token;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param token of the form of RFC 6750
   * @param patience from a question to the end of its answer; longer than the transmitter holds one
   */
  public SetCaller(URI endpoint, Optional<SecretRef> token, Duration patience, Clock clock) {
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.endpoint = endpoint;
    this.token = token;
    this.patience = patience;
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
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request.build(), BoundedBody.handler(MAX_BODY));
    try {
      HttpResponse<byte[]> whole = response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      Optional<Duration> told =
          whole
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> Backoff.retryAfter(value, clock.instant()));
      return new Answer(whole.statusCode(), told, whole.body());
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no whole answer", e);
    } finally {
      response.cancel(true);
    }
  }
}
