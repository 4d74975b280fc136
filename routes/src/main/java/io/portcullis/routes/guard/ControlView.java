package io.portcullis.routes.guard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.guard.Control;
import io.portcullis.model.guard.Waiting;

/**
 * What every hub knows of the guard, wherever that runs: whether anything may go out, and what
 * waits for people. Filled from {@code control}.
 */
public final class ControlView {
  private static final String CONTROL = "control";
  private static final String WAITING = "waiting|";

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private volatile Control control = Control.RUNNING;

  /** Takes over one entry of the topic; an absent value removes what waits. */
  public void accept(String key, Optional<byte[]> value) {
    if (key.equals(CONTROL)) {
      control = value.map(v -> Json.read(v, Control.class)).orElse(Control.RUNNING);
    } else if (key.startsWith(WAITING)) {
      String id = key.substring(WAITING.length());
      value.ifPresentOrElse(
          v -> waiting.put(id, Json.read(v, Waiting.class)), () -> waiting.remove(id));
    }
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
}
