package io.portcullis.routes.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.Filter;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.store.Page;
import io.portcullis.model.Certificate;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Tail;

/** This hub's inventory of certificates, and what fills it. */
public final class InventoryPart implements AutoCloseable {
  private static final int BUFFER_MEBIBYTES = 48;
  private static final int SAME_KEY = 1_000;
  private static final int SAME_NAME = 1_000;

  private final InventoryStore store;
  private final Bringing bringing;
  private final Filler brought;
  private final Filler signalled;

  /**
   * @param cache mebibytes of memory
   * @throws IllegalStateException when the folder can not be opened
   */
  public InventoryPart(Path folder, int cache, MeterRegistry meters, Clock clock) {
    this.store =
        InventoryStore.open(folder, new Limits(cache, BUFFER_MEBIBYTES, Limits.DEFAULT.scanned()));
    this.bringing = new Bringing(store);
    this.brought = filler(Topic.INVENTORY, Readings::brought, meters);
    this.signalled = filler(Topic.SIGNALS, Readings::signalled, meters);
    Gauge.builder("portcullis.inventory.entries", store, InventoryStore::size).register(meters);
    Gauge.builder("portcullis.inventory.behind", this, part -> part.behind(clock.instant()))
        .baseUnit("seconds")
        .register(meters);
  }

  private Filler filler(Topic topic, Function<byte[], List<Entry>> reading, MeterRegistry meters) {
    String log = topic.plainName();
    return new Filler(
        store, log, reading, meters.counter("portcullis.inventory.unread", "topic", log));
  }

  /** What follows these topics. */
  public Map<Topic, Tail.Reader> readers() {
    return Map.of(Topic.INVENTORY, brought, Topic.SIGNALS, signalled);
  }

  /** For reading; what is written goes through the topics. */
  public InventoryStore store() {
    return store;
  }

  /**
   * The certificates of a public key, at most {@link #SAME_KEY}.
   *
   * @param spki SHA-256 in hex
   */
  public List<Certificate> ofKey(String spki) {
    return store.bySpki(spki, "", SAME_KEY).entries().stream().map(Entry::certificate).toList();
  }

  /**
   * Whether there is a certificate of this public key.
   *
   * @param spki SHA-256 in hex
   */
  public boolean hasKey(String spki) {
    return !store.bySpki(spki, "", 1).entries().isEmpty();
  }

  /** What an authority issued after a moment. */
  Latecomers latecomers(String issuer, Instant after) {
    return Latecomers.of(store, issuer, after);
  }

  /**
   * @param id as {@link Entry#id} has it
   */
  public Optional<Entry> byId(String id) {
    return store.byId(id);
  }

  /** Certificates with this name as a whole, at most {@link #SAME_NAME}. */
  public List<Entry> named(String name) {
    return store.byName(name, "", SAME_NAME).entries();
  }

  /** All of them, however many there are, in no order that means anything. */
  public void each(Consumer<Entry> reader) {
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Page page = store.list(Filter.ALL, cursor.get(), Limits.MAX_PAGE);
      page.entries().forEach(reader);
      cursor = page.next();
    }
  }

  /**
   * Brings them into the inventories of all hubs.
   *
   * @throws HubRefusal when Kafka does not take them
   */
  public void bring(List<Entry> entries, Outlet outlet) {
    bringing.keep(entries, outlet);
  }

  Bringing bringing() {
    return bringing;
  }

  /** As old as the older of the two; empty while one has not caught up since the start. */
  public Optional<Instant> asOf() {
    List<Instant> both = Stream.of(brought, signalled).flatMap(f -> f.asOf().stream()).toList();
    return both.size() < 2 ? Optional.empty() : both.stream().min(Comparator.naturalOrder());
  }

  private double behind(Instant now) {
    return asOf().map(at -> Duration.between(at, now).toMillis() / 1_000.0).orElse(Double.NaN);
  }

  @Override
  public void close() {
    store.close();
  }
}
