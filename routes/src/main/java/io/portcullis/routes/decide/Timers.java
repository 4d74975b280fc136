package io.portcullis.routes.decide;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Derived;
import io.portcullis.model.Signal;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.stream.Stage;
import io.portcullis.routes.telemetry.Tracing;

/**
 * When to look at a subject again, as an index "due time | subject". One entry a subject, so the
 * index is bounded by their number. A wake-up is a signal like any other, with an id that makes a
 * repetition harmless.
 */
final class Timers {
  static final String STORE = "timers";
  private static final int MAX_AT_ONCE = 500;
  private static final int DIGITS = 15;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private final KeyValueStore<String, byte[]> store;
  private final Stage stage;
  private final Tracing tracing;

  /** No entry is due before this; saves looking into the store with every tick. */
  private long earliest;

  Timers(ProcessorContext<String, byte[]> context, Stage stage, Tracing tracing) {
    this.store = context.getStateStore(STORE);
    this.stage = stage;
    this.tracing = tracing;
  }

  void moved(Subject before, Subject after) {
    if (before.wake().equals(after.wake())
        && after.wake().stream().allMatch(due -> set(due, after))) {
      return;
    }
    before.wake().ifPresent(due -> store.delete(key(due, before.id())));
    after
        .wake()
        .ifPresent(
            due -> {
              earliest = Math.min(earliest, due.toEpochMilli());
              store.put(key(due, after.id()), after.kind().name().getBytes(StandardCharsets.UTF_8));
            });
  }

  /** One that fired is no longer there, though the subject may still want to be woken then. */
  private boolean set(Instant due, Subject subject) {
    return store.get(key(due, subject.id())) != null;
  }

  void fire(Instant now) {
    if (now.toEpochMilli() < earliest) {
      return;
    }
    for (KeyValue<String, byte[]> entry : due(now)) {
      store.delete(entry.key);
      int bar = entry.key.indexOf('|');
      Instant dueAt = Instant.ofEpochMilli(millis(entry.key));
      String subject = entry.key.substring(bar + 1);
      SubjectKind kind = SubjectKind.valueOf(new String(entry.value, StandardCharsets.UTF_8));
      wake(Derived.wakeUp(subject, kind, dueAt, now));
    }
  }

  /** What follows from it is a trace of its own. */
  private void wake(Signal signal) {
    Span span = tracing.begin("wake-up");
    try (Scope scope = span.makeCurrent()) {
      Tracing.about("portcullis.signal.id", signal.id());
      Tracing.about("portcullis.subject.id", signal.subject());
      stage.forward(DecideTopology.TO_SIGNALS, signal.subject(), Json.bytes(signal));
    } finally {
      span.end();
    }
  }

  private List<KeyValue<String, byte[]>> due(Instant now) {
    List<KeyValue<String, byte[]>> found = new ArrayList<>();
    earliest = Long.MAX_VALUE;
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        if (millis(entry.key) > now.toEpochMilli() || found.size() == MAX_AT_ONCE) {
          earliest = millis(entry.key);
          break;
        }
        found.add(entry);
      }
    }
    return found;
  }

  private static long millis(String key) {
    return Long.parseLong(key.substring(0, key.indexOf('|')));
  }

  /**
   * Sorts by time as text does: milliseconds with leading zeros. Rounded up, because a wake-up that
   * comes a fraction too early finds nothing due.
   */
  private static String key(Instant due, String subject) {
    String millis = Long.toString(Math.max(0, due.plusNanos(NANOS_OF_MILLI - 1).toEpochMilli()));
    return "0".repeat(Math.max(0, DIGITS - millis.length())) + millis + "|" + subject;
  }
}
