package io.portcullis.routes.decide;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.stream.Stage;

/**
 * When to look at a subject again, as an index "due time | subject". One entry a subject, so the
 * index is bounded by their number. A wake-up is a signal like any other, with an id that makes a
 * repetition harmless.
 */
final class Timers {
  static final String STORE = "timers";
  private static final int MAX_AT_ONCE = 500;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private final KeyValueStore<String, byte[]> store;
  private final Stage stage;

  Timers(ProcessorContext<String, byte[]> context, Stage stage) {
    this.store = context.getStateStore(STORE);
    this.stage = stage;
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
            due ->
                store.put(
                    key(due, after.id()), after.kind().name().getBytes(StandardCharsets.UTF_8)));
  }

  /** One that fired is no longer there, though the subject may still want to be woken then. */
  private boolean set(Instant due, Subject subject) {
    return store.get(key(due, subject.id())) != null;
  }

  void fire(Instant now) {
    for (KeyValue<String, byte[]> entry : due(now)) {
      store.delete(entry.key);
      int bar = entry.key.indexOf('|');
      Instant dueAt = Instant.ofEpochMilli(Long.parseLong(entry.key.substring(0, bar)));
      String subject = entry.key.substring(bar + 1);
      SubjectKind kind = SubjectKind.valueOf(new String(entry.value, StandardCharsets.UTF_8));
      Signal wake =
          Signal.derived(
              Ids.of("sig", "wake", subject, dueAt.toString()),
              "timers",
              now,
              kind,
              subject,
              new Statement.WakeUp(dueAt));
      stage.forward(DecideTopology.TO_SIGNALS, subject, Json.bytes(wake));
    }
  }

  private List<KeyValue<String, byte[]>> due(Instant now) {
    List<KeyValue<String, byte[]>> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.range("", key(now, "~"))) {
      while (all.hasNext() && found.size() < MAX_AT_ONCE) {
        found.add(all.next());
      }
    }
    return found;
  }

  /**
   * Sorts by time as text does: milliseconds with leading zeros. Rounded up, because a wake-up that
   * comes a fraction too early finds nothing due.
   */
  private static String key(Instant due, String subject) {
    long millis = due.plusNanos(NANOS_OF_MILLI - 1).toEpochMilli();
    return String.format(Locale.ROOT, "%015d|%s", Math.max(0, millis), subject);
  }
}
