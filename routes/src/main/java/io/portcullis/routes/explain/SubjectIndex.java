package io.portcullis.routes.explain;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Finding;
import io.portcullis.model.Point;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.stream.LocalStore;
import io.portcullis.routes.stream.Tail;

/** Subjects as {@code subjects} tells them, found by the names they have now. */
public final class SubjectIndex implements Tail.Reader, AutoCloseable {
  private static final String SUBJECT = "s|";
  private static final String NAME = "n|";

  /** Alias and holder: several may hold a weak name, and no subject's own name gets in here. */
  private static final String HOLDER = "h|";

  /** Ids of subjects that are keys. */
  private static final String KEY = "k|";

  /** There once the keys that an earlier release read are among them. */
  private static final String KEYS_LISTED = "keys-listed";

  private static final int MAX_LISTED = 100_000;

  /** More than so many hold no weak name that still means anybody. */
  private static final int MAX_HOLDERS = 64;

  /** Subjects that turned out to be another one, one after the other: more is a mistake. */
  private static final int MAX_MERGES = 16;

  private final LocalStore store;
  private final Listener listener;

  /** Told of what is read, once it is kept. */
  public interface Listener {
    /** Also of one that turned out to be another. */
    void changed(Subject subject);

    void gone(String subject);
  }

  public SubjectIndex(Path folder) {
    this(folder, Deaf.NOBODY);
  }

  public SubjectIndex(Path folder, Listener listener) {
    this.listener = listener;
    store = new LocalStore(folder);
    if (store.get(KEYS_LISTED).isEmpty()) {
      each(summary -> store.put(listed(summary.subject())));
      store.put(changes -> changes.put(KEYS_LISTED, new byte[0]));
    }
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

  /**
   * All that are known by this name now, at most {@value #MAX_HOLDERS}. Those that were last told
   * of by an earlier release are found by the one that took the name last.
   */
  public List<Summary> holders(Alias alias) {
    Stream<String> ids =
        store.scan(HOLDER + alias.key() + "|", MAX_HOLDERS).stream()
            .map(id -> new String(id, StandardCharsets.UTF_8));
    return Stream.concat(ids, Stream.of(alias.key()))
        .flatMap(id -> find(id).stream())
        .filter(summary -> summary.subject().aliases().contains(alias))
        .collect(Collectors.toMap(s -> s.subject().id(), s -> s, (one, same) -> one, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** When it last held all that was decided by then; empty when it never did. */
  public Optional<Instant> asOf() {
    return store.asOf();
  }

  @Override
  public void current(Instant at) {
    store.current(at);
  }

  /** Without those that turned out to be another one. */
  public List<Summary> subjects() {
    return store.scan(SUBJECT, MAX_LISTED).stream()
        .map(bytes -> Json.read(bytes, Summary.class))
        .filter(summary -> !merged(summary))
        .toList();
  }

  /** The same, one after the other, however many there are. */
  public void each(Consumer<Summary> reader) {
    store.each(
        SUBJECT,
        bytes -> {
          Summary summary = Json.read(bytes, Summary.class);
          if (!merged(summary)) {
            reader.accept(summary);
          }
        });
  }

  /**
   * Subjects that are keys, in the order of their ids.
   *
   * @param after the last that was read, or empty
   */
  public List<Summary> keys(String after, int most) {
    return store.scan(KEY, KEY + after + "\0", most).stream()
        .flatMap(id -> subject(new String(id, StandardCharsets.UTF_8)).stream())
        .toList();
  }

  private static LocalStore.Change listed(Subject subject) {
    boolean key = subject.kind() == SubjectKind.KEY && subject.mergedInto().isEmpty();
    String entry = KEY + subject.id();
    byte[] id = subject.id().getBytes(StandardCharsets.UTF_8);
    return key ? changes -> changes.put(entry, id) : changes -> changes.delete(entry);
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
    Optional<Summary> read =
        Optional.ofNullable(record.value()).map(bytes -> Json.read(bytes, Summary.class));
    store.apply(
        record.partition(),
        record.offset(),
        changes -> {
          if (read.isEmpty()) {
            changes.delete(SUBJECT + record.key());
            changes.delete(KEY + record.key());
          } else {
            summary(changes, read.get(), record.value());
          }
        });
    read.map(Summary::subject)
        .ifPresentOrElse(listener::changed, () -> listener.gone(record.key()));
  }

  private static void summary(LocalStore.Changes changes, Summary summary, byte[] bytes) {
    String id = summary.subject().id();
    // The names of one that was merged are the winner's, whichever of the two is read first.
    String holder = merged(summary) ? summary.subject().mergedInto() : id;
    byte[] subject = holder.getBytes(StandardCharsets.UTF_8);
    changes.put(SUBJECT + id, bytes);
    listed(summary.subject()).into(changes);
    changes.put(NAME + summary.subject().name(), subject);
    for (Alias alias : summary.subject().aliases()) {
      changes.put(NAME + alias.key(), subject);
      changes.put(HOLDER + alias.key() + "|" + holder, subject);
    }
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

  private enum Deaf implements Listener {
    NOBODY;

    @Override
    public void changed(Subject subject) {}

    @Override
    public void gone(String subject) {}
  }
}
