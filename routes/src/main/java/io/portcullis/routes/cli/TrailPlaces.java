package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.portcullis.routes.audit.Place;
import io.portcullis.routes.config.PortcullisConfig;

/** Opens the places where a hub's trail lies. Found as a service. */
public interface TrailPlaces {
  /**
   * Checkpoints are read from Kafka, or, where that is in the hub's own process, from its file.
   *
   * @param kafka servers of Kafka; those of the configuration where nothing is said
   * @param work a folder for what is read on the way
   * @throws IOException saying what can not be reached
   * @throws IllegalArgumentException saying what is not configured
   */
  Place elasticsearch(PortcullisConfig config, Optional<String> kafka, Path work)
      throws IOException;

  /** As {@link #elasticsearch}. */
  Place kafka(PortcullisConfig config, Optional<String> kafka, Path work) throws IOException;
}
