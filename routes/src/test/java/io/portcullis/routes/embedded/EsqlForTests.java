package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.portcullis.connectors.api.Json;

/**
 * One real Elasticsearch 8.19.21 with ES|QL and KQL for all test classes of a run. A client of
 * version 9 is refused by it: talk to it by plain HTTP.
 */
public final class EsqlForTests implements BeforeAllCallback {
  private static final Path CACHE = Path.of("target", "elasticsearch");
  private static final int HEAP_MEGABYTES = 768;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Running running;

  private record Running(Path folder, EmbeddedElasticsearch node) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("portcullis-esql");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedElasticsearch.Settings settings =
            new EmbeddedElasticsearch.Settings(folder, CACHE, Ports.ANY, HEAP_MEGABYTES);
        Path program = EsqlDistribution.in(settings.cache());
        return new Running(folder, EmbeddedElasticsearch.start(settings, program));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      node.close();
      KafkaForTests.delete(folder);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(EsqlForTests.class))
            .getOrComputeIfAbsent("server", key -> Running.start(), Running.class);
  }

  public URI uri() {
    return running.node().uri();
  }

  /**
   * @param body JSON or lines of it, or empty
   * @throws AssertionError when it answers with an error
   */
  public JsonNode call(String method, String path, String body) {
    JsonNode answer = answer(method, path, body);
    if (answer.has("error") || answer.path("errors").asBoolean()) {
      throw new AssertionError("%s %s: %s".formatted(method, path, answer));
    }
    return answer;
  }

  /** Whatever it answers. */
  public JsonNode answer(String method, String path, String body) {
    String type = path.endsWith("_bulk") ? "application/x-ndjson" : "application/json";
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve(path))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return Json.MAPPER.readTree(HTTP.send(request, BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
