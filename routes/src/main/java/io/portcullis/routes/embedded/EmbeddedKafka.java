package io.portcullis.routes.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real single-node Kafka (KRaft, broker and controller in one) in this process, on loopback only.
 * Its data folder is kept between runs and has one owner. What it does not survive is told in
 * docs/embedded.md.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  private final FolderLock lock;
  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private boolean closed;

  /**
   * @param folder where its data lies; made when missing
   * @param port of the broker, 0 for the one of the last run, or any
   * @param controllerPort of the controller, 0 likewise
   */
  public record Settings(Path folder, int port, int controllerPort) {
    public static Settings in(Path folder) {
      return new Settings(folder, Ports.ANY, Ports.ANY);
    }
  }

  private EmbeddedKafka(FolderLock lock, KafkaRaftServer server, String bootstrapServers) {
    this.lock = lock;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts it and returns when it takes requests.
   *
   * @throws IllegalStateException naming the folder when another process uses it, the port when it
   *     is taken, or why the broker does not start
   */
  public static EmbeddedKafka start(Settings settings) {
    long began = System.nanoTime();
    FolderLock lock = FolderLock.acquire(settings.folder());
    try {
      Ports ports = Ports.in(settings.folder());
      int port = ports.choose("kafka", settings.port());
      int controllerPort = ports.choose("kafka-controller", settings.controllerPort());
      ports.save();
      Path logs = settings.folder().resolve("log");
      format(logs);
      KafkaRaftServer server = boot(EmbeddedKafkaConfig.of(logs, port, controllerPort));
      LOG.info(
          "embedded Kafka on 127.0.0.1:{}, data in {}, started in {} ms",
          port,
          settings.folder().toAbsolutePath(),
          (System.nanoTime() - began) / 1_000_000);
      return new EmbeddedKafka(lock, server, "127.0.0.1:" + port);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What a client's {@code bootstrap.servers} is set to. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Ends it in order, so that the next start has nothing to recover. A second call does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.close();
    }
  }

  private static KafkaRaftServer boot(Properties properties) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw new IllegalStateException("the embedded Kafka did not start: " + e.getMessage(), e);
    }
  }

  private static void format(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(logs);
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(EmbeddedKafkaConfig.NODE)
          .setControllerListenerName(EmbeddedKafkaConfig.CONTROLLER)
          .setMetadataLogDirectory(logs.toString())
          .setDirectories(List.of(logs.toString()))
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .setUnstableFeatureVersionsEnabled(false)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("the folder " + logs + " can not be formatted: " + e, e);
    }
  }
}
