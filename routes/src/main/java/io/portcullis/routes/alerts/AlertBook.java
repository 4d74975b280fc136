package io.portcullis.routes.alerts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alert;
import io.portcullis.routes.stream.Tail;

/**
 * The alerts as this hub knows them: what {@code alerts} holds, read whole at each start. An alert,
 * its way and its ending are three entries there, because they have three writers: whoever raises
 * it, the hub that tells it, and the hub that is called by the person who answers.
 */
public final class AlertBook implements Tail.Reader {
  private static final Logger LOG = LoggerFactory.getLogger(AlertBook.class);
  private static final Comparator<AlertState> OLDEST_FIRST =
      Comparator.comparing((AlertState s) -> s.alert().at()).thenComparing(s -> s.alert().id());

  private final Map<String, Parts> parts = new ConcurrentHashMap<>();
  private volatile Instant asOf = Instant.MIN;

  /** The entry comes in any order after its topic was compacted. */
  private record Parts(Optional<Alert> alert, Way way, Optional<Ending> ending) {
    static final Parts NONE = new Parts(Optional.empty(), Way.NONE, Optional.empty());

    Parts with(Optional<Alert> now) {
      return new Parts(now, way, ending);
    }

    Parts moved(Way now) {
      return now.version() > way.version() ? new Parts(alert, now, ending) : this;
    }

    /** The first one counts. */
    Parts ended(Ending by) {
      return new Parts(alert, way, ending.or(() -> Optional.of(by)));
    }

    Optional<AlertState> state() {
      return alert.map(a -> new AlertState(a, way, ending));
    }
  }

  @Override
  public OptionalLong position(int partition) {
    return OptionalLong.empty();
  }

  @Override
  public void read(ConsumerRecord<String, byte[]> record) {
    AlertKey.parse(record.key())
        .ifPresentOrElse(
            key -> accept(key, Optional.ofNullable(record.value())),
            () -> LOG.warn("alerts: the entry {} is of no kind known here", record.key()));
  }

  private void accept(AlertKey key, Optional<byte[]> value) {
    if (value.isEmpty()) {
      // All three are removed together, the ending last.
      if (key.part() == AlertKey.Part.ENDING) {
        parts.remove(key.id());
      }
      return;
    }
    switch (key.part()) {
      case ALERT -> put(Json.read(value.get(), Alert.class));
      case WAY -> put(key.id(), Json.read(value.get(), Way.class));
      case ENDING -> put(key.id(), Json.read(value.get(), Ending.class));
    }
  }

  void put(Alert alert) {
    change(alert.id(), p -> p.with(p.alert().or(() -> Optional.of(alert))));
  }

  void put(String id, Way way) {
    change(id, p -> p.moved(way));
  }

  void put(String id, Ending ending) {
    change(id, p -> p.ended(ending));
  }

  private void change(String id, UnaryOperator<Parts> how) {
    parts.compute(id, (key, before) -> how.apply(before == null ? Parts.NONE : before));
  }

  @Override
  public void current(Instant at) {
    asOf = at;
  }

  /** All that was raised, told and answered by then is known here. */
  public Instant asOf() {
    return asOf;
  }

  public Optional<AlertState> find(String id) {
    return Optional.ofNullable(parts.get(id)).flatMap(Parts::state);
  }

  /** Oldest first. */
  public List<AlertState> open() {
    return all().filter(AlertState::open).sorted(OLDEST_FIRST).toList();
  }

  /** The acknowledged and the closed, oldest first. */
  public List<AlertState> ended() {
    return all().filter(state -> !state.open()).sorted(OLDEST_FIRST).toList();
  }

  private Stream<AlertState> all() {
    return parts.values().stream().flatMap(p -> p.state().stream());
  }
}
