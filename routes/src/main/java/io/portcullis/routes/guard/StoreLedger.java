package io.portcullis.routes.guard;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.Ledger;
import io.portcullis.model.guard.Limits;
import io.portcullis.model.guard.Planned;
import io.portcullis.model.guard.Waiting;
import io.portcullis.routes.stream.Stage;
import io.portcullis.routes.stream.Versioned;

/**
 * The guard's memory in one store, each kind under its own prefix. What waits is mirrored in
 * memory, because every proposal asks for it, and told to all hubs through {@code control}.
 */
final class StoreLedger implements Ledger {
  static final String STORE = "guard";
  private static final String CONTROL = "control";
  private static final String WAITING = "waiting|";
  private static final String WINDOW = "window|";
  private static final String GROUP = "group|";
  private static final String SILENT = "silent|";
  private static final String APPROVED = "approved|";
  private static final String PLANNED = "planned|";

  private static final Comparator<Planned> BEGIN =
      Comparator.comparing(Planned::from).thenComparing(Planned::id);

  /** A silent source in the store of an earlier release, which kept no reason. */
  private static final byte[] YES = {1};

  /** By age: the value in the store is the number of its approval. */
  private final TreeMap<Long, String> approved = new TreeMap<>();

  private final KeyValueStore<String, byte[]> store;
  private final Stage stage;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /** A few, and asked for with every proposal. */
  private final Map<String, Planned> planned = new LinkedHashMap<>();

  StoreLedger(ProcessorContext<String, byte[]> context, Stage stage) {
    this.store = context.getStateStore(STORE);
    this.stage = stage;
    List<Waiting> stored = stored(WAITING, Waiting.class);
    stored.sort(Comparator.comparing(Waiting::since).thenComparing(Waiting::id));
    stored.forEach(w -> waiting.put(w.id(), w));
    stored(PLANNED, Planned.class).forEach(p -> planned.put(p.id(), p));
    readApproved();
  }

  private <T> List<T> stored(String prefix, Class<T> type) {
    List<T> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        store.prefixScan(prefix, Serdes.String().serializer())) {
      all.forEachRemaining(e -> found.add(Versioned.read(e.value, type)));
    }
    return found;
  }

  @Override
  public Control control() {
    byte[] bytes = store.get(CONTROL);
    return bytes == null ? Control.RUNNING : Versioned.read(bytes, Control.class);
  }

  @Override
  public void control(Control control) {
    store.put(CONTROL, Versioned.write(control));
    stage.forward(GuardStage.TO_CONTROL, CONTROL, Json.bytes(control));
  }

  @Override
  public Optional<Waiting> waiting(String id) {
    return Optional.ofNullable(waiting.get(id));
  }

  @Override
  public void put(Waiting entry) {
    waiting.put(entry.id(), entry);
    store.put(WAITING + entry.id(), Versioned.write(entry));
    stage.forward(GuardStage.TO_CONTROL, WAITING + entry.id(), Json.bytes(entry));
  }

  @Override
  public void remove(String id) {
    if (waiting.remove(id) != null) {
      store.delete(WAITING + id);
      stage.forward(GuardStage.TO_CONTROL, WAITING + id, null);
    }
  }

  @Override
  public List<Waiting> waiting() {
    return List.copyOf(waiting.values());
  }

  @Override
  public List<Waiting> waitingOf(String subject) {
    return waiting.values().stream().filter(w -> w.subject().equals(subject)).toList();
  }

  @Override
  public int waitingCount() {
    return waiting.size();
  }

  @Override
  public List<Long> window(String limit) {
    byte[] bytes = store.get(WINDOW + limit);
    if (bytes == null) {
      return List.of();
    }
    List<Long> times = new ArrayList<>(bytes.length / Long.BYTES);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      times.add(buffer.getLong());
    }
    return times;
  }

  @Override
  public void window(String limit, List<Long> times) {
    ByteBuffer buffer = ByteBuffer.allocate(times.size() * Long.BYTES);
    times.forEach(buffer::putLong);
    store.put(WINDOW + limit, buffer.array());
  }

  @Override
  public int groupSize(String group) {
    byte[] bytes = store.get(GROUP + group);
    return bytes == null ? 0 : ByteBuffer.wrap(bytes).getInt();
  }

  @Override
  public void groupSize(String group, int members) {
    store.put(GROUP + group, ByteBuffer.allocate(Integer.BYTES).putInt(members).array());
  }

  @Override
  public Optional<String> silent(String source) {
    byte[] bytes = store.get(SILENT + source);
    return Optional.ofNullable(bytes)
        .map(b -> Arrays.equals(b, YES) ? "silent" : new String(b, StandardCharsets.UTF_8));
  }

  @Override
  public void silent(String source, Optional<String> why) {
    store.put(SILENT + source, why.map(w -> w.getBytes(StandardCharsets.UTF_8)).orElse(null));
  }

  @Override
  public boolean approved(String proposal) {
    return !proposal.isEmpty() && store.get(APPROVED + proposal) != null;
  }

  @Override
  public void approve(String proposal) {
    long number = approved.isEmpty() ? 1 : approved.lastKey() + 1;
    store.put(APPROVED + proposal, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    approved.put(number, proposal);
    while (approved.size() > Limits.MAX_APPROVED) {
      store.delete(APPROVED + approved.pollFirstEntry().getValue());
    }
  }

  @Override
  public List<Planned> planned() {
    return planned.isEmpty() ? List.of() : planned.values().stream().sorted(BEGIN).toList();
  }

  @Override
  public void plan(Planned plan) {
    planned.put(plan.id(), plan);
    store.put(PLANNED + plan.id(), Versioned.write(plan));
    stage.forward(GuardStage.TO_CONTROL, PLANNED + plan.id(), Json.bytes(plan));
  }

  @Override
  public void unplan(String id) {
    if (planned.remove(id) != null) {
      store.delete(PLANNED + id);
      stage.forward(GuardStage.TO_CONTROL, PLANNED + id, null);
    }
  }

  private void readApproved() {
    try (KeyValueIterator<String, byte[]> all =
        store.prefixScan(APPROVED, Serdes.String().serializer())) {
      all.forEachRemaining(
          e ->
              approved.put(
                  new BigInteger(1, e.value).longValue(), e.key.substring(APPROVED.length())));
    }
  }
}
