package io.portcullis.routes.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Elasticsearch for one test class; it can be stopped and started in between. */
public final class ElasticsearchForTests implements BeforeAllCallback, AfterAllCallback {
  private static final Path CACHE = Path.of("target", "elasticsearch");

  private Path folder;
  private EmbeddedElasticsearch node;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("portcullis-elasticsearch");
    // Temporary folders are private, and a root's test runs the node as somebody else.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    stop();
    KafkaForTests.delete(folder);
  }

  public void start() {
    node = EmbeddedElasticsearch.start(EmbeddedElasticsearch.Settings.in(folder, CACHE));
  }

  public void stop() {
    node.close();
  }

  /** Stays the same over a restart. */
  public URI uri() {
    return node.uri();
  }
}
