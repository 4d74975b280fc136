package io.portcullis.inventory.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What there is to say about rotations at a moment. */
public final class Remarks {
  private final Limits limits;
  private final Instant now;
  private final List<Remark> remarks = new ArrayList<>();

  private Remarks(Limits limits, Instant now) {
    this.limits = limits;
    this.now = now;
  }

  /**
   * By key, then rotation.
   *
   * @param rotations of any number of keys, ended ones too: they tell how often there was one
   */
  public static List<Remark> of(Collection<Rotation> rotations, Limits limits, Instant now) {
    Remarks all = new Remarks(limits, now);
    rotations.forEach(all::single);
    rotations.stream()
        .collect(Collectors.groupingBy(Rotation::key, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(all::ofOneKey);
    all.succession(rotations);
    all.remarks.sort(
        Comparator.comparing(Remark::key)
            .thenComparing(Remark::rotation)
            .thenComparing(Remark::kind));
    return List.copyOf(all.remarks);
  }

  private void single(Rotation r) {
    boolean waits = r.phase() == Phase.PLANNED;
    Optional<Instant> deferred = r.need().until();
    Instant due = deferred.filter(d -> d.isAfter(r.plan().due())).orElse(r.plan().due());
    boolean hasTo = r.need().kind() != Need.Kind.OPTIONAL;
    if (hasTo && (waits || r.phase() == Phase.NEW_KEY || r.phase() == Phase.OVERLAP)) {
      reached(r, Remark.Kind.OVERDUE, due);
    }
    if (waits) {
      deferred.ifPresent(d -> reached(r, Remark.Kind.DEFERRAL_ENDED, d));
    }
    if (waits && hasTo && !r.plan().missing().isEmpty()) {
      reached(r, Remark.Kind.NOT_READY, due.minus(limits.ready()));
    }
    between(r);
  }

  private void between(Rotation r) {
    if (r.phase().halfDone()) {
      reached(r, Remark.Kind.HALF_DONE, r.since().plus(limits.halfDone()));
    }
    if (r.phase() == Phase.OVERLAP || r.phase() == Phase.SWITCHED) {
      r.overlapUntil().ifPresent(u -> reached(r, Remark.Kind.OVERLAP_ENDED, u));
    }
    if (r.phase() == Phase.OLD_BLOCKED) {
      r.neededUntil().ifPresent(u -> reached(r, Remark.Kind.NOT_RETIRED, u.plus(limits.retire())));
    }
  }

  private void ofOneKey(List<Rotation> rotations) {
    List<Rotation> open =
        rotations.stream()
            .filter(r -> r.phase() == Phase.PLANNED || r.phase().halfDone())
            .sorted(Comparator.comparing(Rotation::planned).thenComparing(Rotation::id))
            .toList();
    open.stream().skip(1).forEach(r -> add(r, Remark.Kind.TWICE, r.planned()));
  }

  /** The key that a rotation brought into use is rotated itself before long; told for as long. */
  private void succession(Collection<Rotation> rotations) {
    TreeMap<String, Instant> inUse = new TreeMap<>();
    rotations.forEach(r -> r.switched().ifPresent(s -> inUse.merge(r.newKey(), s, Remarks::later)));
    rotations.stream()
        .filter(r -> !r.cause().event() && r.begun().isPresent() && inUse.containsKey(r.key()))
        .filter(r -> now.isBefore(r.begun().orElseThrow().plus(limits.between())))
        .filter(r -> tooSoon(inUse.get(r.key()), r.begun().orElseThrow()))
        .forEach(r -> add(r, Remark.Kind.TOO_FREQUENT, r.begun().orElseThrow()));
  }

  private boolean tooSoon(Instant inUse, Instant begun) {
    return Duration.between(inUse, begun).compareTo(limits.between()) < 0;
  }

  private void reached(Rotation r, Remark.Kind kind, Instant moment) {
    if (!now.isBefore(moment)) {
      add(r, kind, moment);
    }
  }

  private void add(Rotation r, Remark.Kind kind, Instant since) {
    remarks.add(new Remark(kind, r.id(), r.key(), since));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
