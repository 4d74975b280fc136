package io.portcullis.routes.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running middle. */
final class StreamsPart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsPart.class);

  /** Each hop costs about this much; shorter costs throughput. */
  private static final int COMMIT_MS = Integer.getInteger("portcullis.commit.ms", 20);

  private final KafkaStreams streams;

  StreamsPart(Topology topology, String applicationId, Map<String, Object> client, Path state) {
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
    Properties p = new Properties();
    p.putAll(client);
    p.put("application.id", applicationId);
    p.put("state.dir", state.toAbsolutePath().toString());
    p.put("processing.guarantee", "exactly_once_v2");
    p.put("commit.interval.ms", COMMIT_MS);
    p.put("num.stream.threads", Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8));
    p.put("num.standby.replicas", 1);
    p.put("auto.offset.reset", "earliest");
    p.put("statestore.cache.max.bytes", 32L << 20);
    p.put("poll.ms", 10);
    p.put("main.consumer.fetch.max.wait.ms", 10);
    p.put("main.consumer.max.poll.records", 1_000);
    // A hub that was stopped must not block its successor for long.
    p.put("main.consumer.session.timeout.ms", 6_000);
    p.put("main.consumer.heartbeat.interval.ms", 2_000);
    p.put("producer.linger.ms", 2);
    p.put("producer.transaction.timeout.ms", 10_000);
    p.put("producer.max.request.size", 4 << 20);
    p.put("replication.factor", -1);
    return p;
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
