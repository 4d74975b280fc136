package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

import picocli.CommandLine.Option;

import io.portcullis.routes.audit.Place;
import io.portcullis.routes.config.PortcullisConfig;

/** How the place is reached. */
final class PlaceOptions {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Servers of Kafka (default: those of the configuration).")
  private Optional<String> kafka = Optional.empty();

  /**
   * @throws IOException when it can not be reached
   * @throws Exit when it is not configured
   */
  Place open(TrailPlace place, PortcullisConfig config, Path work) throws IOException {
    TrailPlaces places =
        ServiceLoader.load(TrailPlaces.class, TrailPlaces.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> Exit.missing("this program reaches no place"));
    try {
      return switch (place) {
        case ELASTICSEARCH -> places.elasticsearch(config, kafka, work);
        case KAFKA -> places.kafka(config, kafka, work);
      };
    } catch (IllegalArgumentException e) {
      throw Exit.wrongUse(e.getMessage());
    }
  }
}
