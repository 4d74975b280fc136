package io.portcullis.bench.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.bench.hub.Child;
import io.portcullis.bench.hub.HubJvm;

/** The Elasticsearch of the demo, with a heap of 1 GiB, in JVMs of its own. */
final class Server implements AutoCloseable {
  private static final String MAIN = "io.portcullis.routes.embedded.ElasticsearchMain";

  private final Child child;
  private final URI uri;

  private Server(Child child, URI uri) {
    this.child = child;
    this.uri = uri;
  }

  static Server start(Path folder) throws InterruptedException {
    Path application = HubJvm.application();
    String classes =
        Stream.of("app", "lib/main", "lib/boot")
            .map(part -> application.resolve(part) + "/*")
            .collect(Collectors.joining(":"));
    List<String> arguments =
        List.of(
            "-cp",
            classes,
            MAIN,
            folder.resolve("elasticsearch").toString(),
            HubJvm.home().resolve("routes/target/elasticsearch").toString());
    Child child = Child.told("elasticsearch", folder, arguments);
    try {
      return new Server(child, URI.create(child.firstLine()));
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    child.close();
  }
}
