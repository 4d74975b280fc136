package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.decide.EdgeView;

/** The running middle. */
final class StreamsPart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsPart.class);

  private final KafkaStreams streams;
  private final int partitions;

  /**
   * @param partitions of the topics that are keyed by subject
   */
  StreamsPart(
      Topology topology,
      String applicationId,
      int partitions,
      Map<String, Object> client,
      Path state) {
    this.partitions = partitions;
    streams = new KafkaStreams(topology, properties(applicationId, client, state));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("a thread of the middle failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.setStateListener((now, before) -> LOG.info("middle: {} -> {}", before, now));
    streams.start();
  }

  private static Properties properties(
      String applicationId, Map<String, Object> client, Path state) {
    Properties p = settings();
    p.putAll(client);
    p.put("application.id", applicationId);
    p.put("state.dir", state.toAbsolutePath().toString());
    p.put("num.stream.threads", Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8));
    return p;
  }

  private static Properties settings() {
    try (InputStream in = StreamsPart.class.getResourceAsStream("/streams.properties")) {
      Properties settings = new Properties();
      settings.load(in);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ids of the children of a subject, at most {@link EdgeView#MOST}; empty when another hub has its
   * partition, or it is on its way. Kafka's own partitioner says which partition that is.
   */
  Optional<List<String>> children(String subject) {
    try {
      int partition = Utils.toPositive(Utils.murmur2(bytes(subject))) % partitions;
      ReadOnlyKeyValueStore<String, byte[]> edges =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                      EdgeView.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore())
                  .withPartition(partition));
      return Optional.of(EdgeView.children(edges, subject));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** Records of a topic that this hub's tasks have not read yet, by what they know of it. */
  double behind(String topic) {
    return streams.metrics().values().stream()
        .filter(m -> m.metricName().name().equals("records-lag"))
        .filter(m -> topic.equals(m.metricName().tags().get("topic")))
        .mapToDouble(m -> m.metricValue() instanceof Number n ? n.doubleValue() : 0)
        .filter(lag -> !Double.isNaN(lag))
        .sum();
  }

  KafkaStreams.State state() {
    return streams.state();
  }

  boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(20));
  }
}
