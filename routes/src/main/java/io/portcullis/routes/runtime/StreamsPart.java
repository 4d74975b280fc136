package io.portcullis.routes.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
