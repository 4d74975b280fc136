package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Carries requests out and whole answers back. Follows no redirect: what a request holds is for the
 * address that was configured.
 *
 * <p>The JDK's own limit ends with the headers, and its body handlers take whatever comes. Here one
 * deadline and one bound hold for the whole of an answer, so neither a body that stalls nor one
 * without an end keeps its caller.
 */
public final class Transport implements AutoCloseable {
  private final HttpClient http;
  private final Duration deadline;
  private final int most;

  /**
   * @param deadline from the request to the last byte of the answer
   * @param most bytes of a body; a longer answer is refused and read no further
   */
  public Transport(Duration deadline, int most) {
    this(deadline, most, Optional.empty());
  }

  /**
   * @param tls whom to trust and how to prove oneself, where that is not the JDK's own list of
   *     authorities and no certificate
   */
  public Transport(Duration deadline, int most, Optional<SSLContext> tls) {
    HttpClient.Builder client =
        HttpClient.newBuilder().connectTimeout(deadline).followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(client::sslContext);
    this.http = client.build();
    this.deadline = deadline;
    this.most = most;
  }

  /**
   * The caller waits, and gives the call up when it is interrupted.
   *
   * @throws HttpTimeoutException when no whole answer came in time
   * @throws IOException when none came for another reason, or a too long one; says which, and
   *     nothing of the request
   */
  public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BoundedBody.handler(most));
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + deadline.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IOException("no whole answer: " + reason(e.getCause()), e);
    } finally {
      answer.cancel(true);
    }
  }

  /** Some of the JDK's failures, an unreachable port among them, are their name only. */
  private static String reason(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  /** Calls that are on their way end. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
