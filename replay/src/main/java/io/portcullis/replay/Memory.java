package io.portcullis.replay;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import io.portcullis.model.Signal;
import io.portcullis.model.State;

/** All subjects so far, in a map: memory grows with their number, not with that of signals. */
public final class Memory {
  /** Most subjects of one run. */
  public static final int MOST = 1_000_000;

  private final Map<String, State> states = new HashMap<>();
  private final int most;

  public Memory() {
    this(MOST);
  }

  Memory(int most) {
    this.most = most;
  }

  public State load(Signal signal) {
    State known = states.get(signal.subject());
    return known == null
        ? State.fresh(signal.subject(), signal.kind(), signal.receivedAt())
        : known;
  }

  /**
   * @throws ReplayException when there are more than {@link #MOST}
   */
  public void save(State state) {
    states.put(state.subject().id(), state);
    if (states.size() > most) {
      throw ReplayException.missing(
          "the log speaks of more than " + most + " subjects; replay holds no more in memory");
    }
  }

  public Collection<State> all() {
    return Collections.unmodifiableCollection(states.values());
  }
}
