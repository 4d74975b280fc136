package io.portcullis.routes.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker for one test class, on free ports, in a folder that is deleted afterwards. Register
 * it as a static field: {@code @RegisterExtension static KafkaForTests kafka = new
 * KafkaForTests();}
 */
public final class KafkaForTests implements BeforeAllCallback, AfterAllCallback {
  private Path folder;
  private EmbeddedKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("portcullis-kafka");
    kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(folder));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    kafka.close();
    delete(folder);
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  /** A full set of topics under a prefix of its own, so that tests do not see each other. */
  public Topics topics() {
    String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    Topics topics = new Topics(prefix, Topic.DEFAULT_PARTITIONS, (short) 1, 1);
    try (Admin admin = admin()) {
      topics.ensure(admin);
    }
    return topics;
  }

  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
