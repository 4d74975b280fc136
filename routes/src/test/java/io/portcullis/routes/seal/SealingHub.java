package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

import io.portcullis.routes.checkpoint.FileSigner;
import io.portcullis.routes.duty.Duties;
import io.portcullis.routes.embedded.Topics;

/**
 * Sealer and maker of checkpoints in a process of their own, set as in the hub, so that they can be
 * killed as a machine that fails kills them.
 */
final class SealingHub implements AutoCloseable {
  private final Process process;
  private final Path folder;

  private SealingHub(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * @param shared folder in which the key of the checkpoints is
   * @param folder of this hub alone
   */
  static SealingHub start(String servers, Topics topics, Path shared, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SealingHub.class.getName(),
                servers,
                topics.prefix(),
                shared.toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    return new SealingHub(process, folder);
  }

  /** How many checkpoints it has made or copied; the one that makes them has all. */
  long signed() throws IOException {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** Gone at once, in the middle of whatever it does. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** Told to end, and ends in order. */
  @Override
  public void close() {
    process.destroy();
    ended();
  }

  private void ended() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("a hub does not end: " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("checkpoints.ndjson");
  }

  /** Servers, prefix, shared folder, own folder. */
  public static void main(String[] args) throws Exception {
    Map<String, Object> kafka = Map.of("bootstrap.servers", args[0]);
    Topics topics = new Topics(args[1], 4, (short) 1, 1);
    Path own = Path.of(args[3]);
    KafkaStreams streams =
        new KafkaStreams(SealStage.addTo(new Topology(), topics), properties(kafka, topics, own));
    streams.setUncaughtExceptionHandler(e -> StreamThreadExceptionResponse.REPLACE_THREAD);
    streams.start();
    Duties duties =
        new Duties(
            kafka,
            topics,
            topics.prefix() + "hub",
            List.of(
                SigningForTests.duty(
                    kafka, topics, FileSigner.own(Path.of(args[2])), file(own), Map.of())));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  duties.close();
                  streams.close(Duration.ofSeconds(20));
                }));
    Thread.currentThread().join();
  }

  private static Properties properties(Map<String, Object> kafka, Topics topics, Path folder)
      throws IOException {
    Properties properties = new Properties();
    try (InputStream in = SealingHub.class.getResourceAsStream("/streams.properties")) {
      properties.load(in);
    }
    properties.putAll(kafka);
    properties.put("application.id", topics.prefix() + "hub");
    properties.put("num.stream.threads", 2);
    properties.put("state.dir", folder.resolve("state").toString());
    return properties;
  }
}
