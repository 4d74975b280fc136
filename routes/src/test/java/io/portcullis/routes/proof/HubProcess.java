package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

import org.awaitility.Awaitility;

import io.portcullis.connectors.api.FreePorts;

/**
 * The packaged hub as a child process with a folder of its own. It may be killed and started again
 * on the same data; {@link #close} ends it whatever happened.
 */
final class HubProcess implements AutoCloseable {
  /** On a loaded machine a start may take minutes; one that ends is seen at once. */
  static final Duration START = Duration.ofMinutes(6);

  private static final Path JAR =
      Path.of(
          System.getProperty("portcullis.home"), "routes", "target/quarkus-app/quarkus-run.jar");
  private static final int TAIL = 4_000;

  private final Path folder;
  private final String http;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> options = List.of();
  private final HubClient client;
  private final Thread atExit = new Thread(this::close);
  private volatile Process process;
  private int starts;

  /**
   * @param folder where configuration, data and log lie; made when missing
   */
  HubProcess(Path folder) {
    this(folder, "", Optional.empty());
  }

  /**
   * @param tls value of {@code http.tls}; empty for none
   * @param client what its own client trusts then
   */
  HubProcess(Path folder, String tls, Optional<SSLContext> client) {
    this.folder = folder;
    int port = FreePorts.tcp();
    this.http = "http:\n  port: " + port + (tls.isEmpty() ? "\n" : "\n  tls: " + tls + "\n");
    URI uri = URI.create((tls.isEmpty() ? "http" : "https") + "://127.0.0.1:" + port);
    this.client = new HubClient(uri, folder.resolve("data"), client);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** A variable of the child's environment: where its secrets come from. */
  HubProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What the next starts are called with beside the configuration. */
  HubProcess called(String... with) {
    options = List.of(with);
    return this;
  }

  /** Writes the configuration (without http and data, which are the same for all) and starts. */
  HubProcess start(String yaml) {
    String own = http + "data:\n  folder: data\n" + "rehearsal: 0s\n";
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("portcullis.yaml"), own + yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start();
  }

  /** Starts it on the folder as it is, and waits until it takes signals. */
  HubProcess start() {
    launch();
    Awaitility.await("the hub is up")
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .until(this::up);
    return this;
  }

  HubClient client() {
    return client;
  }

  URI uri() {
    return client.uri();
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Everything it said, over all its starts. */
  String log() {
    try {
      return Files.readString(folder.resolve("hub.log"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    end(process.destroyForcibly());
  }

  /** As an operator's stop of the service does. */
  void end() {
    process.destroy();
    end(process);
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private void launch() {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx1g",
            "-jar",
            JAR.toString(),
            "run",
            "--config",
            folder.resolve("portcullis.yaml").toString()));
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("hub.log").toFile()));
    builder.environment().putAll(environment);
    try {
      starts++;
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean up() {
    if (!process.isAlive()) {
      String log = log();
      throw new IllegalStateException(
          "the hub ended with "
              + process.exitValue()
              + ": "
              + log.substring(Math.max(0, log.length() - TAIL)));
    }
    boolean entrances = log().split("the hub is up", -1).length > starts;
    return entrances && client.ready();
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the hub does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
