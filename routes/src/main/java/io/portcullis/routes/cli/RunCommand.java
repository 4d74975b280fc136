package io.portcullis.routes.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.portcullis.routes.config.PortcullisConfig;

@Command(name = "run", description = "The hub.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--observe",
      description = "Act on nothing, whatever the modes say, and tell what would have been done.")
  private boolean observe;

  @Override
  public Integer call() {
    PortcullisConfig sound = config.withSecrets();
    RunProperties.of(sound, config.file().map(Path::toAbsolutePath), observe)
        .forEach(System::setProperty);
    Quarkus.run();
    return Exit.FINE;
  }
}
