package io.portcullis.routes.explain;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.decide.Trail;
import io.portcullis.routes.stream.LocalStore;
import io.portcullis.routes.stream.Tail;

/** The last steps of each subject as {@code trail} tells them, and whose an id of the past was. */
public final class StepIndex implements Tail.Reader, AutoCloseable {
  private static final String STEP = "t|";
  private static final String NAME = "n|";

  private final LocalStore store;

  public StepIndex(Path folder) {
    store = new LocalStore(folder);
  }

  /** The steps that are still kept, oldest first. */
  public List<Step> of(String subject) {
    return store.scan(STEP + subject + "|", Trail.SLOTS).stream()
        .map(bytes -> Json.read(bytes, Step.class))
        .sorted(Comparator.comparingLong(Step::number))
        .toList();
  }

  /** Id of the subject that this signal, action, finding or proposal was about. */
  public Optional<String> subjectOf(String id) {
    return store.get(NAME + id).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public OptionalLong position(int partition) {
    return store.position(partition);
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    store.apply(record.partition(), record.offset(), changes -> change(changes, record));
  }

  private static void change(LocalStore.Changes changes, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      changes.delete(STEP + record.key());
      return;
    }
    Step step = Json.read(record.value(), Step.class);
    byte[] subject = step.signal().subject().getBytes(StandardCharsets.UTF_8);
    changes.put(STEP + record.key(), record.value());
    changes.put(NAME + step.signal().id(), subject);
    step.actions().forEach(a -> changes.put(NAME + a.id(), subject));
    step.opened().forEach(f -> changes.put(NAME + f.id(step.signal().subject()), subject));
    if (!step.proposal().isEmpty()) {
      changes.put(NAME + step.proposal(), subject);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
