package io.portcullis.routes.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Ids;
import io.portcullis.model.IssuanceCount;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement.IssuancesCounted;
import io.portcullis.model.SubjectKind;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.stream.Stage;

/**
 * How many certificates of which authority the holders in this partition heard of. The authority's
 * subject is told every {@link #EVERY}, of each hour at once, so that an authority that issues a
 * thousand a minute gets a few signals and not a thousand. Nothing is lost by a crash: what is
 * counted and not told lies in the store.
 */
final class IssuanceCounts {
  static final String STORE = "issuances";
  static final Duration EVERY = Duration.ofSeconds(10);

  /** Authorities and hours that wait; one more, and all of them are told at once. */
  static final int MOST = 1_000;

  private final KeyValueStore<String, byte[]> store;
  private final Stage stage;

  /** Not before this. */
  private Instant next = Instant.MIN;

  private int waiting;

  IssuanceCounts(ProcessorContext<String, byte[]> context, Stage stage) {
    this.store = context.getStateStore(STORE);
    this.stage = stage;
    this.waiting = all().size();
  }

  /**
   * @param last newest moment of issuing
   * @param cause id of the signal that was counted last
   */
  record Count(String authority, long certificates, Instant last, String cause) {
    Count and(Count more) {
      Instant newest = more.last.isAfter(last) ? more.last : last;
      return new Count(authority, certificates + more.certificates, newest, more.cause);
    }

    private Instant hour() {
      return last.truncatedTo(ChronoUnit.HOURS);
    }

    private String key() {
      return hour().getEpochSecond() + "|" + authority;
    }
  }

  void decided(Signal signal, State before) {
    IssuanceCount.of(before, signal)
        .filter(c -> name(c.authority()).isPresent())
        .map(c -> new Count(c.authority(), 1, c.at(), signal.id()))
        .ifPresent(this::add);
  }

  private void add(Count one) {
    Optional<Count> known = Optional.ofNullable(store.get(one.key())).map(IssuanceCounts::read);
    if (known.isEmpty() && waiting >= MOST) {
      tell(stage.wallClock());
    }
    waiting += known.isEmpty() ? 1 : 0;
    store.put(one.key(), Json.bytes(known.map(k -> k.and(one)).orElse(one)));
  }

  void carryOn(Instant now) {
    if (waiting > 0 && !now.isBefore(next)) {
      tell(now);
    }
  }

  private void tell(Instant now) {
    for (KeyValue<String, byte[]> entry : all()) {
      store.delete(entry.key);
      Message.Arrived said = said(read(entry.value), now);
      stage.forward(DecideTopology.TO_INTAKE, said.key(), Json.bytes(said));
    }
    next = now.plus(EVERY);
    waiting = 0;
  }

  private static Message.Arrived said(Count count, Instant now) {
    String id = Ids.of("sig", "issuances", count.key(), count.cause());
    Signal signal =
        new Signal(
            id,
            "decide",
            id,
            count.last(),
            now,
            SubjectKind.AUTHORITY,
            "",
            name(count.authority()).stream().toList(),
            false,
            Actor.UNKNOWN,
            new IssuancesCounted(count.certificates()));
    return Message.arrived(signal, Map.of(), "", Optional.empty());
  }

  /** Empty for an issuer that no subject could be called. */
  private static Optional<Alias> name(String authority) {
    try {
      return Optional.of(new Alias(AliasType.AUTHORITY_NAME, authority));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<KeyValue<String, byte[]>> all() {
    List<KeyValue<String, byte[]>> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store.all()) {
      entries.forEachRemaining(found::add);
    }
    return found;
  }

  private static Count read(byte[] bytes) {
    return Json.read(bytes, Count.class);
  }
}
