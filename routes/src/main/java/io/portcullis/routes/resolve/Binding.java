package io.portcullis.routes.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Marks;

/**
 * What an alias means, and meant. A strong alias has one holder for ever. A weak one that somebody
 * gives out is handed on; one that devices say of themselves may be claimed by several at a time,
 * and then leads to none of them.
 *
 * @param announced other aliases that were already told that they mean the same subject
 * @param renewed when claims of this subject were last repeated to its weak aliases
 */
public record Binding(List<Holder> holders, List<String> announced, Instant renewed) {
  static final int MAX_HOLDERS = 16;
  static final int MAX_ANNOUNCED = 32;
  static final int MAX_MARKS = 16;

  /** A claim that is not repeated for so long has ended. */
  static final Duration CLAIM = Duration.ofDays(30);

  /** So often are claims repeated, however often the device is heard of. */
  static final Duration RENEWAL = Duration.ofDays(1);

  /** Absent in stores of an earlier release. */
  public Binding {
    renewed = renewed == null ? Instant.EPOCH : renewed;
  }

  /**
   * @param to empty while it lasts
   * @param seen when its claim was last repeated, and {@code marks} what else it is known by: both
   *     absent in stores of an earlier release
   */
  public record Holder(
      String subject, Instant from, Optional<Instant> to, Instant seen, List<Alias> marks) {
    public Holder {
      seen = seen == null ? from : seen;
      marks = marks == null ? List.of() : marks.stream().distinct().limit(MAX_MARKS).toList();
    }

    static Holder of(String subject, Instant from, Collection<Alias> marks) {
      return new Holder(subject, from, Optional.empty(), from, List.copyOf(marks));
    }

    private boolean claims(Instant time) {
      return !from.isAfter(time)
          && to.filter(end -> !end.isAfter(time)).isEmpty()
          && !time.isAfter(seen.plus(CLAIM));
    }

    private Holder until(Instant end) {
      return new Holder(subject, from, Optional.of(end), seen, marks);
    }

    private Holder again(Instant time, Collection<Alias> more) {
      Instant later = time.isAfter(seen) ? time : seen;
      Instant first = time.isBefore(from) ? time : from;
      return new Holder(subject, first, Optional.empty(), later, marks).marked(more);
    }

    private Holder marked(Collection<Alias> more) {
      return new Holder(
          subject, from, to, seen, Stream.concat(marks.stream(), more.stream()).toList());
    }
  }

  static Binding to(String subject, Instant from, Collection<Alias> marks) {
    return new Binding(List.of(Holder.of(subject, from, marks)), List.of(), Instant.EPOCH);
  }

  Holder last() {
    return holders.getLast();
  }

  /**
   * The one that a record of that time means, if there is one. Whoever is known to be somebody else
   * than the record's subject is not meant.
   *
   * @param marks of the record
   */
  Optional<Holder> leads(AliasType type, Instant time, Collection<Alias> marks) {
    if (type.strong()) {
      return Optional.of(at(time));
    }
    List<Holder> meant =
        (type.claimed() ? claimants(time) : List.of(at(time)))
            .stream().filter(holder -> !Marks.contradict(holder.marks(), marks)).toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /** True when more than one subject claims it at that time. */
  boolean shared(AliasType type, Instant time) {
    return type.claimed() && claimants(time).size() > 1;
  }

  /** The holder at that time; one that came later holds for everything before, too. */
  private Holder at(Instant time) {
    for (Holder holder : holders.reversed()) {
      if (!holder.from().isAfter(time)) {
        return holder;
      }
    }
    return holders.getFirst();
  }

  /** Where no claim covers the time, the nearest one stands for it: the first, or the newest. */
  private List<Holder> claimants(Instant time) {
    List<Holder> open = holders.stream().filter(holder -> holder.claims(time)).toList();
    if (!open.isEmpty()) {
      return strangers(open);
    }
    boolean early = holders.stream().allMatch(holder -> holder.from().isAfter(time));
    return early
        ? List.of(holders.stream().min(Comparator.comparing(Holder::from)).orElseThrow())
        : List.of(holders.stream().max(Comparator.comparing(Holder::seen)).orElseThrow());
  }

  /** Two that have a mark in common are merged, or about to be: one of them stands for both. */
  private static List<Holder> strangers(List<Holder> open) {
    List<Holder> apart = new ArrayList<>();
    for (Holder holder : open) {
      if (apart.stream().allMatch(h -> Collections.disjoint(h.marks(), holder.marks()))) {
        apart.add(holder);
      }
    }
    return apart;
  }

  /** This weak alias means that subject from then on. */
  Binding means(AliasType type, String subject, Instant from, Collection<Alias> marks) {
    if (type.claimed()) {
      return claimed(subject, from, marks);
    }
    if (last().subject().equals(subject)) {
      return remembering(subject, marks);
    }
    return from.isAfter(last().from()) ? passedTo(subject, from, marks) : this;
  }

  private Binding passedTo(String subject, Instant from, Collection<Alias> marks) {
    List<Holder> kept = new ArrayList<>(holders);
    kept.add(kept.removeLast().until(from));
    kept.add(Holder.of(subject, from, marks));
    return with(kept);
  }

  private Binding claimed(String subject, Instant time, Collection<Alias> marks) {
    List<Holder> kept = new ArrayList<>(holders);
    Optional<Holder> known =
        kept.stream().filter(holder -> holder.subject().equals(subject)).findFirst();
    known.ifPresent(kept::remove);
    kept.add(
        known
            .map(holder -> holder.again(time, marks))
            .orElseGet(() -> Holder.of(subject, time, marks)));
    return with(kept);
  }

  /** What a record that this alias led from also names its subject by. */
  Binding remembering(String subject, Collection<Alias> marks) {
    return with(
        holders.stream().map(h -> h.subject().equals(subject) ? h.marked(marks) : h).toList());
  }

  private Binding with(List<Holder> changed) {
    List<Holder> newest =
        changed.subList(Math.max(0, changed.size() - MAX_HOLDERS), changed.size());
    return new Binding(List.copyOf(newest), announced, renewed);
  }

  /**
   * Those of these names that have to be told: for the first time, or again, because a claim is old
   * or a new mark tells more.
   */
  List<Alias> untold(Collection<Alias> names, Instant now) {
    boolean again =
        !now.isBefore(renewed.plus(RENEWAL))
            || names.stream().anyMatch(n -> n.type().lasting() && fresh(n));
    return names.stream().filter(n -> fresh(n) || (again && n.type().claimed())).toList();
  }

  private boolean fresh(Alias name) {
    return !announced.contains(name.key());
  }

  Binding announcing(Collection<Alias> told, Instant now) {
    List<String> all =
        Stream.concat(announced.stream(), told.stream().map(Alias::key)).distinct().toList();
    boolean stale = !now.isBefore(renewed.plus(RENEWAL));
    return new Binding(
        holders,
        all.subList(Math.max(0, all.size() - MAX_ANNOUNCED), all.size()),
        stale ? now : renewed);
  }
}
