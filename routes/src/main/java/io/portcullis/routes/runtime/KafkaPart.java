package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.admin.Admin;

import io.portcullis.connectors.api.KafkaLogin;
import io.portcullis.routes.config.KafkaSettings;
import io.portcullis.routes.config.SaslPlain;
import io.portcullis.routes.config.StorageSettings;
import io.portcullis.routes.embedded.EmbeddedKafka;
import io.portcullis.routes.embedded.Topics;
import io.portcullis.routes.seal.SealStage;

/** The Kafka this hub works on: its own in the process, or the configured one. */
final class KafkaPart implements AutoCloseable {
  private final Optional<EmbeddedKafka> embedded;
  private final Map<String, Object> client;
  private final Topics topics;

  private KafkaPart(Optional<EmbeddedKafka> embedded, Map<String, Object> client, Topics topics) {
    this.embedded = embedded;
    this.client = Map.copyOf(client);
    this.topics = topics;
  }

  /**
   * Starts or reaches it, and makes sure of the topics.
   *
   * @throws IllegalStateException saying what is wrong with it
   */
  static KafkaPart start(KafkaSettings settings, StorageSettings storage, Path data) {
    Map<String, Object> client = client(settings);
    Optional<EmbeddedKafka> embedded = Optional.empty();
    if (settings.embedded()) {
      EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(data.resolve("kafka")));
      embedded = Optional.of(kafka);
      client.put("bootstrap.servers", kafka.bootstrapServers());
    }
    int replicas = settings.embedded() ? 1 : settings.replicas();
    Topics topics =
        new Topics(
            prefix(settings), settings.partitions(), (short) replicas, Math.min(2, replicas));
    try (Admin admin = Admin.create(client)) {
      topics.ensure(admin);
      topics.grow(admin, SealStage.changelog(settings.applicationId()));
      topics.keep(admin, storage.topics());
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedKafka::close);
      throw e;
    }
    return new KafkaPart(embedded, client, topics);
  }

  /** Connection settings of a client; without servers for the one in the process. */
  static Map<String, Object> client(KafkaSettings settings) {
    Map<String, Object> client = new HashMap<>();
    if (!settings.embedded()) {
      client.put("bootstrap.servers", settings.bootstrapServers());
      security(settings, client);
    }
    return client;
  }

  /** Another application id is another hub, with topics of its own on the same cluster. */
  static String prefix(KafkaSettings settings) {
    return settings.applicationId().equals("portcullis") ? "" : settings.applicationId() + ".";
  }

  private static void security(KafkaSettings settings, Map<String, Object> client) {
    if (settings.tls()) {
      client.put("security.protocol", settings.saslPlain().isPresent() ? "SASL_SSL" : "SSL");
    }
    settings.saslPlain().ifPresent(plain -> sasl(plain, client));
  }

  private static void sasl(SaslPlain plain, Map<String, Object> client) {
    client.put("sasl.mechanism", "PLAIN");
    client.put("sasl.jaas.config", KafkaLogin.plain(plain.user(), plain.password().reveal()));
  }

  Map<String, Object> client() {
    return client;
  }

  Topics topics() {
    return topics;
  }

  String bootstrapServers() {
    return (String) client.get("bootstrap.servers");
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedKafka::close);
  }
}
