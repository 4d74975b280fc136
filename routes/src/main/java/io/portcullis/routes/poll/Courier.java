package io.portcullis.routes.poll;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.routes.config.SecretRef;

/** Carries bodies to one address with a token, and bounded answers back. */
public final class Courier {
  private final Transport http;
  private final URI endpoint;
  private final Optional<SecretRef> token;
  private final Clock clock;

  /**
   * @param token of the form of RFC 6750, or with another scheme before it; read anew for each body
   * @param patience from a body to the end of its answer
   * @param maxAnswer bytes; a longer answer is not read
   */
  public Courier(
      URI endpoint, Optional<SecretRef> token, Duration patience, int maxAnswer, Clock clock) {
    this.http = new Transport(patience, maxAnswer);
    this.endpoint = endpoint;
    this.token = token;
    this.clock = clock;
  }

  /**
   * @param told how long the other end asks to be left alone
   */
  public record Answer(int status, Optional<Duration> told, byte[] body) {}

  /**
   * @throws IOException when no whole answer came in time, or a too long one
   */
  public Answer post(String contentType, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", contentType)
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    authorise(request);
    HttpResponse<byte[]> response = http.send(request.build());
    Optional<Duration> told =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.retryAfter(value, clock.instant()));
    return new Answer(response.statusCode(), told, response.body());
  }

  private void authorise(HttpRequest.Builder request) throws IOException {
    if (token.isPresent()) {
      try {
        String value = token.get().reveal();
        request.header("Authorization", value.contains(" ") ? value : "Bearer " + value);
      } catch (IllegalStateException e) {
        throw new IOException(e.getMessage(), e);
      } catch (IllegalArgumentException e) {
        // Its message repeats the value.
        throw new IOException(token.get() + " can not stand in a header");
      }
    }
  }
}
