package io.portcullis.routes.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an alias means, and meant. A strong alias has one holder for ever; a weak one is handed on.
 *
 * @param announced other aliases that were already told that they mean the same subject
 */
public record Binding(List<Holder> holders, List<String> announced) {
  static final int MAX_HOLDERS = 16;
  static final int MAX_ANNOUNCED = 32;

  public record Holder(String subject, Instant from, Optional<Instant> to) {}

  static Binding to(String subject, Instant from) {
    return new Binding(List.of(new Holder(subject, from, Optional.empty())), List.of());
  }

  Holder last() {
    return holders.getLast();
  }

  /** The holder at that time; one that came later holds for everything before, too. */
  String at(Instant time) {
    for (Holder holder : holders.reversed()) {
      if (!holder.from().isAfter(time)) {
        return holder.subject();
      }
    }
    return holders.getFirst().subject();
  }

  /** A weak alias is handed on. */
  Binding passedTo(String subject, Instant from) {
    List<Holder> kept = new ArrayList<>(holders);
    Holder last = kept.removeLast();
    kept.add(new Holder(last.subject(), last.from(), Optional.of(from)));
    kept.add(new Holder(subject, from, Optional.empty()));
    return new Binding(
        List.copyOf(kept.subList(Math.max(0, kept.size() - MAX_HOLDERS), kept.size())), announced);
  }

  Binding announcing(List<String> more) {
    List<String> all = Stream.concat(announced.stream(), more.stream()).distinct().toList();
    return new Binding(holders, all.subList(Math.max(0, all.size() - MAX_ANNOUNCED), all.size()));
  }
}
