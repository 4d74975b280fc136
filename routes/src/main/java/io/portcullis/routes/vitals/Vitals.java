package io.portcullis.routes.vitals;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.routes.seal.DocumentSink;
import io.portcullis.routes.seal.StateSink.Document;

/**
 * Writes once a minute how this hub is. What Elasticsearch does not take is gone, and counted: the
 * next minute tells anew. Nothing waits for it.
 */
public final class Vitals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

  /** Things of one minute; more are left out, and counted. */
  static final int MOST = 1_000;

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration END = Duration.ofSeconds(5);

  private final String node;
  private final Function<Instant, List<Vital>> look;
  private final DocumentSink writing;
  private final Counter lost;
  private final Clock clock;
  private final Thread thread;

  /**
   * @param node of this hub, the same over its starts, telling nothing of its machine
   */
  public static Vitals start(
      String node,
      Function<Instant, List<Vital>> look,
      DocumentSink writing,
      MeterRegistry meters,
      Clock clock) {
    Vitals vitals = new Vitals(node, look, writing, meters, clock);
    vitals.thread.start();
    return vitals;
  }

  Vitals(
      String node,
      Function<Instant, List<Vital>> look,
      DocumentSink writing,
      MeterRegistry meters,
      Clock clock) {
    this.node = node;
    this.look = look;
    this.writing = writing;
    this.lost = meters.counter("portcullis.vitals.lost");
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("vitals").unstarted(this::run);
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks and writes once. */
  void step() {
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    List<Vital> all = List.of();
    try {
      all = look.apply(clock.instant());
      writing.write(documents(all.subList(0, Math.min(MOST, all.size())), minute));
      lost.increment(Math.max(0, all.size() - MOST));
    } catch (IOException | RuntimeException e) {
      lost.increment(Math.max(1, all.size()));
      LOG.debug("how the hub is was not written: {}", e.getMessage());
    }
  }

  private List<Document> documents(List<Vital> all, Instant minute) {
    List<Document> documents = new ArrayList<>(all.size());
    for (Vital vital : all) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("@timestamp", minute.toString());
      document.put(
          "event", Map.of("kind", "metric", "module", "portcullis", "dataset", "portcullis.hub"));
      document.put("portcullis", Map.of("hub", vital.fields(node)));
      String id = Ids.of("min", node, vital.kind(), vital.name(), minute.toString());
      documents.add(new Document(id, Json.bytes(document)));
    }
    return documents;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writing.close();
  }
}
