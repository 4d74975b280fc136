package io.portcullis.replay.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.replay.ReplayException;
import io.portcullis.replay.world.Injection;

/** The signals of a drill, made when the subjects are known. */
public final class Injections {
  /** Most signals of one drill. */
  public static final int MOST = 100_000;

  private final Drill drill;
  private long count;

  public Injections(Drill drill) {
    this.drill = drill;
  }

  public Injection at(Optional<Instant> moment) {
    return new Injection(moment, drill.length(), this::signals);
  }

  /** How many were put in last. */
  public long count() {
    return count;
  }

  /**
   * @throws ReplayException when a step is about nobody, or they are more than {@link #MOST}
   */
  private List<Signal> signals(Collection<State> known, Instant begin) {
    List<Signal> all = new ArrayList<>();
    for (int i = 0; i < drill.steps().size(); i++) {
      try {
        all.addAll(drill.steps().get(i).signals(drill.name(), i, known, begin));
      } catch (IllegalArgumentException e) {
        throw ReplayException.wrongUse(
            "drill " + drill.name() + ", steps[" + i + "]." + e.getMessage());
      }
      if (all.size() > MOST) {
        throw ReplayException.wrongUse(
            "drill " + drill.name() + " makes more than " + MOST + " signals");
      }
    }
    all.sort(Comparator.comparing(Signal::receivedAt));
    count = all.size();
    return all;
  }
}
