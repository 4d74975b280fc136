package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.bench.BenchException;

/**
 * The real hub in a JVM of its own, as the launcher starts it, with a heap of 1 GiB. More options
 * of the JVM are in the property {@code portcullis.bench.hub}.
 */
public final class HubJvm {
  private static final String JAR = "quarkus-run.jar";

  private HubJvm() {}

  /**
   * @param folder where its configuration, data and log go
   * @param config in YAML
   */
  public static Child start(Path folder, String config) {
    Path file = folder.resolve("portcullis.yaml");
    try {
      Files.writeString(file, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx1g");
    arguments.add("--add-opens=java.base/java.lang.invoke=ALL-UNNAMED");
    arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    String extra = System.getProperty("portcullis.bench.hub", "");
    Stream.of(extra.split(" ", -1)).filter(s -> !s.isBlank()).forEach(arguments::add);
    arguments.addAll(List.of("-jar", application().resolve(JAR).toString()));
    arguments.addAll(List.of("run", "--config", file.toString()));
    return Child.java("hub", folder, arguments);
  }

  /** The folder of the hub that was built here. */
  public static Path application() {
    Path folder = home().resolve("routes/target/quarkus-app");
    if (!Files.isRegularFile(folder.resolve(JAR))) {
      throw new BenchException("the hub is not built: " + folder + " is missing");
    }
    return folder;
  }

  /** Of the project. */
  public static Path home() {
    return Path.of(System.getProperty("portcullis.home", ".")).toAbsolutePath();
  }
}
