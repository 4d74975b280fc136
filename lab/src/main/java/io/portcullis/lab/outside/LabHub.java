package io.portcullis.lab.outside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.portcullis.lab.net.Daemon;
import io.portcullis.lab.net.LabException;

/**
 * The packaged hub as a process of its own. It may be killed and started again on the same data;
 * {@link #close} ends it whatever happened.
 */
public final class LabHub implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final String UP = "the hub is up";

  /** The first start prints the first admin's token; an error repeats it to nobody. */
  private static final String TOKEN = "pcl_\\S+";

  private final Path folder;
  private final URI uri;
  private final Map<String, String> environment = new HashMap<>();
  private final HubApi api;
  private volatile Daemon process;
  private int ups;

  /**
   * @param folder where configuration, data and log lie; made when missing
   * @param port of its HTTP entrances, on loopback
   */
  public LabHub(Path folder, int port) {
    this.folder = folder.toAbsolutePath();
    this.uri = URI.create("http://127.0.0.1:" + port);
    this.api = new HubApi(uri);
  }

  /** A variable of its environment. */
  public LabHub with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Writes the configuration (http and data are added) and starts.
   *
   * @throws LabException with the end of its log, when it does not take signals in ten minutes
   */
  public void start(String yaml) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          configuration(), "http: {port: " + uri.getPort() + "}\ndata: {folder: data}\n" + yaml);
    } catch (IOException e) {
      throw new LabException("can not write " + configuration() + ": " + e.getMessage(), e);
    }
    start();
  }

  /** Starts it on the folder as it is. Another thread may close it meanwhile. */
  public void start() {
    process = Daemon.start("hub", folder, "hub.out", environment, command());
    if (!process.await(START, this::up)) {
      throw new LabException(
          "the hub does not start: " + process.tail().replaceAll(TOKEN, "(token)"));
    }
    ups++;
  }

  public boolean running() {
    return process != null && process.alive();
  }

  /** As {@code kill -9} does. */
  public void kill() {
    process.kill();
  }

  /** As an operator's stop of the service does. */
  public void end() {
    process.end(STOP);
  }

  public HubApi api() {
    return api;
  }

  public URI uri() {
    return uri;
  }

  public Path configuration() {
    return folder.resolve("portcullis.yaml");
  }

  public Path tokenFile() {
    return folder.resolve("data").resolve("first-admin.token");
  }

  /** Why something is as it is; a missing node while it is not known. */
  public JsonNode explain(String id) {
    return api.get("/explain/" + HubApi.encoded(id), token());
  }

  /** Where its Kafka is. */
  public String bootstrapServers() {
    return kafka().path("name").asText();
  }

  /** Everything it said, over all its starts. */
  public String log() {
    return process.log();
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
    }
  }

  private boolean up() {
    return process.log().split(UP, -1).length - 1 > ups
        && Files.exists(tokenFile())
        && kafka().path("good").asBoolean();
  }

  private JsonNode kafka() {
    for (JsonNode part : api.get("/status", token()).path("parts")) {
      if (part.path("kind").asText().equals("kafka")) {
        return part;
      }
    }
    return MissingNode.getInstance();
  }

  private String token() {
    try {
      return Files.readString(tokenFile()).strip();
    } catch (IOException e) {
      throw new LabException("can not read " + tokenFile() + ": " + e.getMessage(), e);
    }
  }

  private List<String> command() {
    Path jar = Path.of(System.getProperty("portcullis.home", "."));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
        // It is started often and lives short: the better compiler would not pay.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx1g",
        "-jar",
        jar.resolve("routes/target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString(),
        "run",
        "--config",
        configuration().toString());
  }
}
