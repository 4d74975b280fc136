package io.portcullis.routes.kibana;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.dashboards.Kibana;

/** What the build brings for Kibana. */
final class Shipped {
  private static final String FOLDER = "kibana/";

  private Shipped() {}

  /**
   * @param hub where links to {@code explain} lead
   */
  static List<ObjectNode> dashboards(String hub) {
    return lines(read(Kibana.FILE).replace(Kibana.HUB, hub));
  }

  static List<ObjectNode> alerts() {
    return lines(read(FOLDER + io.portcullis.dashboards.rules.Main.ALERTS));
  }

  static List<ObjectNode> detections() {
    return lines(read(FOLDER + io.portcullis.dashboards.rules.Main.DETECTIONS));
  }

  private static List<ObjectNode> lines(String ndjson) {
    return ndjson
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), ObjectNode.class))
        .toList();
  }

  private static String read(String name) {
    try (InputStream in = Kibana.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
