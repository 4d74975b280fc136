package io.portcullis.routes.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.Planned;
import io.portcullis.model.guard.Waiting;

/**
 * What every hub knows of the guard, wherever that runs: whether anything may go out, what waits
 * for people, and what is planned. Filled from {@code control}.
 */
public final class ControlView {
  private static final String CONTROL = "control";
  private static final String WAITING = "waiting|";
  private static final String PLANNED = "planned|";

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final Map<String, Planned> planned = new ConcurrentHashMap<>();
  private volatile Control control = Control.RUNNING;

  /** Takes over one entry of the topic; an absent value removes what waits. */
  public void accept(String key, Optional<byte[]> value) {
    if (key.equals(CONTROL)) {
      control = value.map(v -> Json.read(v, Control.class)).orElse(Control.RUNNING);
    } else if (key.startsWith(WAITING)) {
      take(waiting, key.substring(WAITING.length()), value, Waiting.class);
    } else if (key.startsWith(PLANNED)) {
      take(planned, key.substring(PLANNED.length()), value, Planned.class);
    }
  }

  private static <T> void take(
      Map<String, T> entries, String id, Optional<byte[]> value, Class<T> type) {
    value.ifPresentOrElse(v -> entries.put(id, Json.read(v, type)), () -> entries.remove(id));
  }

  public Control control() {
    return control;
  }

  public Optional<Waiting> waiting(String id) {
    return Optional.ofNullable(waiting.get(id));
  }

  /** Oldest first. */
  public List<Waiting> waiting() {
    return waiting.values().stream()
        .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::id))
        .toList();
  }

  /** What people agreed to, those that begin first first. */
  public List<Planned> planned() {
    return planned.values().stream()
        .sorted(Comparator.comparing(Planned::from).thenComparing(Planned::id))
        .toList();
  }
}
