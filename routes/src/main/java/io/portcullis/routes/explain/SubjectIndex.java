package io.portcullis.routes.explain;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Finding;
import io.portcullis.model.Point;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.stream.LocalStore;
import io.portcullis.routes.stream.Tail;

/** Subjects as {@code subjects} tells them, found by the names they have now. */
public final class SubjectIndex implements Tail.Reader, AutoCloseable {
  private static final String SUBJECT = "s|";
  private static final String NAME = "n|";
  private static final int MAX_LISTED = 100_000;

  /** Subjects that turned out to be another one, one after the other: more is a mistake. */
  private static final int MAX_MERGES = 16;

  private final LocalStore store;

  public SubjectIndex(Path folder) {
    store = new LocalStore(folder);
  }

  /**
   * By id, alias ("type=value"), name, or the id of an open finding or a current action. One that
   * turned out to be another is answered with that other.
   */
  public Optional<Summary> find(String asked) {
    Optional<Summary> found =
        subject(asked)
            .or(
                () ->
                    store
                        .get(NAME + asked)
                        .flatMap(id -> subject(new String(id, StandardCharsets.UTF_8))));
    for (int i = 0; i < MAX_MERGES && found.filter(SubjectIndex::merged).isPresent(); i++) {
      Optional<Summary> winner = subject(found.get().subject().mergedInto());
      if (winner.isEmpty()) {
        return found; // its partition is still to be read
      }
      found = winner;
    }
    return found;
  }

  /** Without those that turned out to be another one. */
  public List<Summary> subjects() {
    return store.scan(SUBJECT, MAX_LISTED).stream()
        .map(bytes -> Json.read(bytes, Summary.class))
        .filter(summary -> !merged(summary))
        .toList();
  }

  private static boolean merged(Summary summary) {
    return !summary.subject().mergedInto().isEmpty();
  }

  private Optional<Summary> subject(String id) {
    return store.get(SUBJECT + id).map(bytes -> Json.read(bytes, Summary.class));
  }

  @Override
  public OptionalLong position(int partition) {
    return store.position(partition);
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    store.apply(
        record.partition(),
        record.offset(),
        changes -> {
          if (record.value() == null) {
            changes.delete(SUBJECT + record.key());
          } else {
            summary(changes, record);
          }
        });
  }

  private static void summary(LocalStore.Changes changes, ConsumerRecord<String, byte[]> record) {
    Summary summary = Json.read(record.value(), Summary.class);
    String id = summary.subject().id();
    // The names of one that was merged are the winner's, whichever of the two is read first.
    String holder = merged(summary) ? summary.subject().mergedInto() : id;
    byte[] subject = holder.getBytes(StandardCharsets.UTF_8);
    changes.put(SUBJECT + id, record.value());
    changes.put(NAME + summary.subject().name(), subject);
    summary.subject().aliases().forEach(a -> changes.put(NAME + a.key(), subject));
    for (Finding finding : summary.subject().findings()) {
      changes.put(NAME + finding.id(id), subject);
    }
    for (Point point : summary.subject().points()) {
      changes.put(NAME + point.action(id, summary.subject().kind()).id(), subject);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
