package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Installs the templates of the module {@code dashboards}. The same again changes nothing. */
public final class Templates {
  static final List<String> COMPONENTS =
      List.of("portcullis-ecs", "portcullis-fields", "portcullis-settings");
  static final List<String> INDICES =
      List.of(
          "portcullis-signals",
          "portcullis-decisions",
          "portcullis-actions",
          "portcullis-audit",
          "portcullis-subjects",
          "portcullis-certificates",
          "portcullis-keys");

  private static final String FOLDER = "/io/portcullis/dashboards/elasticsearch/";

  private Templates() {}

  /**
   * @throws IOException when Elasticsearch is away or refuses one; the message names it
   */
  public static void install(Elasticsearch elasticsearch) throws IOException {
    for (String name : COMPONENTS) {
      elasticsearch.send("PUT", "/_component_template/" + name, read("component/" + name));
    }
    for (String name : INDICES) {
      elasticsearch.send("PUT", "/_index_template/" + name, read("index/" + name));
    }
  }

  static String read(String name) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(FOLDER + name + ".json")) {
      if (in == null) {
        throw new IOException("template " + name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
