package io.portcullis.routes.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How many targets were how in the last look, on the hub that looks. */
final class Tally {
  private final Map<String, State> states = new ConcurrentHashMap<>();

  private enum State {
    FINE,
    REMARKED,
    AWAY
  }

  Tally(MeterRegistry meters) {
    for (State state : State.values()) {
      Gauge.builder("portcullis.watch.endpoints", () -> count(state))
          .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
          .register(meters);
    }
  }

  void seen(String item, Sight sight, Page page) {
    boolean remarked = page.about().stream().anyMatch(about -> !about.said().isEmpty());
    states.put(item, sight.shown().isEmpty() ? State.AWAY : remarked ? State.REMARKED : State.FINE);
  }

  void forget(String item) {
    states.remove(item);
  }

  /** Another hub looks at them now. */
  void clear() {
    states.clear();
  }

  private double count(State wanted) {
    return states.isEmpty()
        ? Double.NaN
        : states.values().stream().filter(state -> state == wanted).count();
  }
}
