package io.portcullis.routes.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * One real Elasticsearch 8.19.21 with ES|QL and KQL for all test classes of a run. A client of
 * version 9 is refused by it: talk to it by plain HTTP.
 */
public final class EsqlForTests implements BeforeAllCallback {
  private static final Path CACHE = Path.of("target", "elasticsearch");
  private static final int HEAP_MEGABYTES = 768;

  private Running running;

  private record Running(Path folder, EmbeddedElasticsearch node) implements CloseableResource {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("portcullis-esql");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedElasticsearch.Settings settings =
            new EmbeddedElasticsearch.Settings(folder, CACHE, Ports.ANY, HEAP_MEGABYTES);
        Path program = EsqlDistribution.in(settings.cache());
        return new Running(folder, EmbeddedElasticsearch.start(settings, program));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
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
}
