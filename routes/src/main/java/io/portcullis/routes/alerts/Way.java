package io.portcullis.routes.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far an alert has come. One hub at a time writes it.
 *
 * @param version counts the changes; an older one never takes the place of a newer one
 * @param since what the next step of the escalation is counted from; empty before the first telling
 * @param step steps of the escalation that were taken
 */
public record Way(int version, Optional<Instant> since, int step, List<Leg> legs) {
  /** Of what nobody was told yet. */
  public static final Way NONE = new Way(0, Optional.empty(), 0, List.of());

  public Way {
    legs = List.copyOf(legs);
  }

  boolean begun() {
    return version > 0;
  }

  /** With more tellings, from this moment on and at this step. */
  Way telling(List<Leg> more, Instant from, int reached) {
    List<Leg> all = Stream.concat(legs.stream(), more.stream()).toList();
    return new Way(version + 1, Optional.of(from), reached, all);
  }

  Way with(Leg changed) {
    List<Leg> all = legs.stream().map(leg -> leg.same(changed) ? changed : leg).toList();
    return new Way(version + 1, since, step, all);
  }

  /** True when no channel has it, and none will. */
  boolean lost() {
    return begun() && legs.stream().allMatch(leg -> leg.state() == Leg.State.GIVEN_UP);
  }

  boolean taken() {
    return legs.stream().anyMatch(leg -> leg.state() == Leg.State.TAKEN);
  }
}
