package io.portcullis.routes.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Option;

import io.portcullis.routes.config.ConfigLoader;
import io.portcullis.routes.config.PortcullisConfig;

/** Which configuration a command goes by. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: portcullis.yaml here, if there is one).")
  private Optional<Path> named = Optional.empty();

  Optional<Path> file() {
    return ConfigLoader.find(named, Path.of(""));
  }

  /** The form alone: what a command needs that only talks to a hub. */
  PortcullisConfig form() {
    return file().map(ConfigLoader::load).orElseGet(ConfigOption::none);
  }

  PortcullisConfig withSecrets() {
    return file().map(ConfigLoader::loadWithSecrets).orElseGet(ConfigOption::none);
  }

  private static PortcullisConfig none() {
    return ConfigLoader.defaults(Path.of(""));
  }
}
