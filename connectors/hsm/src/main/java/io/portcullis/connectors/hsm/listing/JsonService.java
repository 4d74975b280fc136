package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.RenewedTransport;
import io.portcullis.connectors.api.http.Tls;

/** GETs of one API that answers in JSON, and no other calls. All of them go to one address. */
public final class JsonService implements AutoCloseable {
  /** Of one answer: a page has at most some hundred keys. */
  static final int MAX_BODY = 4 << 20;

  private static final int UNAUTHORISED = 401;

  private final URI base;
  private final RenewedTransport http;
  private final Login login;

  /** What proves the hub to the service. */
  public interface Login extends AutoCloseable {
    /**
     * Writes it into the headers.
     *
     * @throws IOException when there is none to be had now; holds no secret
     */
    void sign(HttpRequest.Builder request) throws IOException, InterruptedException;

    /** It was not taken: the next call needs another. */
    default void refused() {}

    @Override
    default void close() {}
  }

  /**
   * @param timeout of one call, to the last byte of its answer
   * @param login closed with it
   */
  public JsonService(URI base, Tls tls, Duration timeout, Login login) {
    this.base = base;
    this.http = new RenewedTransport(tls, timeout, MAX_BODY);
    this.login = login;
  }

  /**
   * @param path with its query, below the address of the service
   * @param permission that the call needs, for people
   * @throws Refusal when the service says no
   * @throws IOException when no whole answer came
   * @throws BadRecord when the answer is no JSON, as a proxy's own page
   */
  public Doc get(String path, String permission) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).GET();
    request.header("Accept", "application/json");
    sign(request);
    HttpResponse<byte[]> response = http.send(request.build());
    int status = response.statusCode();
    if (status == UNAUTHORISED) {
      login.refused();
    }
    if (status / 100 != 2) {
      throw refusal(response, permission);
    }
    return json(response.body()).orElseThrow(() -> new BadRecord("the answer is no JSON"));
  }

  private void sign(HttpRequest.Builder request) throws IOException, InterruptedException {
    try {
      login.sign(request);
    } catch (IllegalStateException e) {
      // A secret that can not be read says so by its reference.
      throw new IOException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      // Its message repeats the value.
      throw new IOException("the secret can not stand in a header");
    }
  }

  private static Refusal refusal(HttpResponse<byte[]> response, String permission) {
    int status = response.statusCode();
    Doc answer = json(response.body()).orElseGet(Doc::none);
    String words = Words.of(answer);
    String said = "HTTP " + status + (words.isEmpty() ? "" : ": " + words);
    return switch (status) {
      case 401 -> new Refusal(Refusal.Kind.LATER, "the login was not taken: " + said);
      case 403 -> new Refusal(Refusal.Kind.DENIED, permission + " is not allowed: " + said);
      case 404 -> new Refusal(Refusal.Kind.GONE, said);
      case 408, 425, 429 -> new Refusal(Refusal.Kind.LATER, said, wait(response));
      default ->
          status >= 500
              ? new Refusal(Refusal.Kind.LATER, said, wait(response))
              : new Refusal(Refusal.Kind.REFUSED, said);
    };
  }

  /** Seconds, as these services write Retry-After; {@link Patience} bounds them. */
  private static Optional<Duration> wait(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private static Optional<Doc> json(byte[] body) {
    try {
      return Optional.of(Doc.of(Json.VENDOR.readTree(body))).filter(Doc::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where services put what is wrong: Azure and Google into an object, Vault into a list. */
  private static final class Words {
    private Words() {}

    static String of(Doc answer) {
      Doc error = answer.at("error");
      String code = error.at("code").value();
      String message = error.at("message").value();
      String listed = answer.at("errors").items().stream().map(Doc::value).findFirst().orElse("");
      return Refusal.line((code + " " + message + " " + listed).strip());
    }
  }

  @Override
  public void close() {
    http.close();
    login.close();
  }
}
