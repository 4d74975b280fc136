package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The Elasticsearch of the demo for another process, which is told its address. Arguments: a folder
 * for its data, one for the program. Ends when its standard input does.
 */
final class ElasticsearchMain {
  private static final int HEAP_MEGABYTES = 1024;

  private ElasticsearchMain() {}

  public static void main(String[] args) throws IOException {
    EmbeddedElasticsearch.Settings settings =
        new EmbeddedElasticsearch.Settings(
            Path.of(args[0]), Path.of(args[1]), Ports.ANY, HEAP_MEGABYTES);
    try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(settings)) {
      System.out.println(node.uri());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
