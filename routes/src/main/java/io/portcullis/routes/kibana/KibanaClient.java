package io.portcullis.routes.kibana;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.http.Transport;

/**
 * Kibana's HTTP API. Each call has the header kbn-xsrf, without which Kibana refuses what changes
 * anything. One that is too busy is asked again, a few times.
 */
final class KibanaClient implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int LONGEST_ANSWER = 16 << 20;
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int TRIES = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final String API_VERSION = "2023-10-31";

  private final KibanaAccess access;
  private final Pause pause;
  private final Transport http;

  /** Lets time pass between two tries. */
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  /**
   * @param body missing where the answer has none
   */
  record Answer(int status, JsonNode body) {
    boolean good() {
      return status / 100 == 2;
    }

    /** In Kibana's own words, for people. */
    String reason() {
      String message = body.path("message").asText(body.path("error").asText(""));
      return "status " + status + (message.isBlank() ? "" : ": " + message);
    }
  }

  /**
   * @throws KibanaRefusal when a file of certificates is of no use
   */
  KibanaClient(KibanaAccess access, Pause pause) throws KibanaRefusal {
    this.access = access;
    this.pause = pause;
    try {
      this.http = new Transport(DEADLINE, LONGEST_ANSWER, access.tls().read().context());
    } catch (IOException e) {
      throw KibanaRefusal.away(e.getMessage());
    }
  }

  /** The state of Kibana, which it tells with other statuses than 200, too. */
  Answer state() throws KibanaRefusal, InterruptedException {
    return once(request("GET", access.everywhere("/api/status")).build());
  }

  Answer get(String path) throws KibanaRefusal, InterruptedException {
    return send(request("GET", access.in(path)).build());
  }

  Answer send(String method, String path, JsonNode body)
      throws KibanaRefusal, InterruptedException {
    return send(
        request(method, access.in(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  Answer upload(String path, Multipart form) throws KibanaRefusal, InterruptedException {
    return send(
        request("POST", access.in(path))
            .header("Content-Type", form.type())
            .POST(BodyPublishers.ofByteArray(form.body()))
            .build());
  }

  private HttpRequest.Builder request(String method, URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(method, BodyPublishers.noBody())
            .header("Accept", "application/json")
            .header("kbn-xsrf", "true")
            .header("Elastic-Api-Version", API_VERSION);
    access.apiKey().ifPresent(key -> request.header("Authorization", "ApiKey " + key));
    return request;
  }

  private Answer send(HttpRequest request) throws KibanaRefusal, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      HttpResponse<byte[]> response = call(request);
      if (!BUSY.contains(response.statusCode()) || attempt == TRIES) {
        return read(response);
      }
      pause.take(wait(response, attempt));
    }
  }

  private Answer once(HttpRequest request) throws KibanaRefusal, InterruptedException {
    return read(call(request));
  }

  /** As it asks for (RFC 9110 section 10.2.3, in seconds), or 1, 2, 4, 8 seconds. */
  private static Duration wait(HttpResponse<?> response, int attempt) {
    Duration asked =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("[0-9]{1,4}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(Duration.ofSeconds(1L << (attempt - 1)));
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private HttpResponse<byte[]> call(HttpRequest request)
      throws KibanaRefusal, InterruptedException {
    try {
      return http.send(request);
    } catch (IOException e) {
      throw KibanaRefusal.away("no Kibana answers at " + access.url() + ": " + e.getMessage());
    }
  }

  private Answer read(HttpResponse<byte[]> response) throws KibanaRefusal {
    int status = response.statusCode();
    if (status == 401) {
      throw KibanaRefusal.no(
          access.apiKey().isPresent()
              ? "Kibana does not know this API key"
              : "an API key is needed: --api-key-file FILE or $PORTCULLIS_KIBANA_API_KEY");
    }
    if (status == 413) {
      throw KibanaRefusal.no(
          "the import is larger than Kibana, or a proxy before it, takes (status 413): see"
              + " savedObjects.maxImportPayloadBytes");
    }
    if (status / 100 == 3) {
      throw KibanaRefusal.away(
          access.url() + " leads elsewhere; give the address of Kibana itself as --url");
    }
    return new Answer(status, json(response));
  }

  private JsonNode json(HttpResponse<byte[]> response) throws KibanaRefusal {
    if (response.body().length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Optional.ofNullable(Json.MAPPER.readTree(response.body()))
          .orElse(MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      throw KibanaRefusal.away(
          "what answers at %s is no Kibana: status %d and no JSON"
              .formatted(access.url(), response.statusCode()));
    } catch (IOException e) {
      throw KibanaRefusal.away("the answer of Kibana can not be read: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
