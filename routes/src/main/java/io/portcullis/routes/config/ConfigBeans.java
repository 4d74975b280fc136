package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configuration of the running hub, for whoever injects it. */
class ConfigBeans {
  /** System property that names the file; the command {@code run} sets it. */
  static final String FILE_PROPERTY = "portcullis.config";

  @Produces
  @Singleton
  PortcullisConfig config(@ConfigProperty(name = FILE_PROPERTY) Optional<String> file) {
    return file.map(Path::of)
        .map(ConfigLoader::loadWithSecrets)
        .orElseGet(() -> ConfigLoader.defaults(Path.of("")));
  }
}
