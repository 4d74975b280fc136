package io.portcullis.connectors.notify.webhook;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.http.RenewedTransport;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.notify.Delivery;

/**
 * Posts JSON to one address and says what the answer means (RFC 9110 section 15). The address may
 * be a secret itself, as those of Slack and Teams are: nothing that is told holds it.
 */
public final class Post implements AutoCloseable {
  /** Nothing of an answer is read but its status. */
  private static final int MAX_ANSWER = 1 << 20;

  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERRORS = 500;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private final Supplier<URI> url;
  private final RenewedTransport http;
  private final Duration timeout;

  /**
   * @param url read at each call
   * @param timeout of one call
   */
  public Post(Supplier<URI> url, Tls tls, Duration timeout) {
    this.url = url;
    this.http = new RenewedTransport(tls, timeout, MAX_ANSWER);
    this.timeout = timeout;
  }

  public Delivery send(byte[] body, Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(url.get())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      return meaning(http.send(request.build()));
    } catch (IOException e) {
      return Delivery.silent("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Delivery.silent("interrupted");
    } catch (IllegalStateException e) {
      // A secret that is not where it should be; the message names the reference.
      return Delivery.silent(e.getMessage());
    } catch (IllegalArgumentException e) {
      return Delivery.refused("its address is no URL");
    }
  }

  private static Delivery meaning(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String detail = "HTTP " + status;
    if (status / 100 == 2) {
      return Delivery.taken(detail);
    }
    boolean later = status == TIMEOUT || status == TOO_MANY || status >= SERVER_ERRORS;
    return later
        ? new Delivery(Delivery.Result.SILENT, detail, pause(answer))
        : Delivery.refused(detail);
  }

  /** RFC 9110 section 10.2.3, in seconds; a date is not heeded. */
  private static Optional<Duration> pause(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(given -> SECONDS.matcher(given).matches())
        .map(given -> Duration.ofSeconds(Long.parseLong(given)))
        .map(given -> given.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : given);
  }

  /** "ok" when somebody listens there. */
  public String check() {
    try {
      URI to = url.get();
      int usual = "https".equals(to.getScheme()) ? HTTPS : HTTP;
      try (Socket socket = new Socket()) {
        int port = to.getPort() < 0 ? usual : to.getPort();
        socket.connect(new InetSocketAddress(to.getHost(), port), (int) timeout.toMillis());
        return "ok";
      }
    } catch (IOException e) {
      return "does not answer";
    } catch (IllegalArgumentException | IllegalStateException e) {
      return "its address can not be read";
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
