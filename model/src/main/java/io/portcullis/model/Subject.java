package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything the hub keeps of one subject except its certificates, which lie beside it one by one.
 *
 * @param now the later of the receipt times of all signals applied: the only clock of its decisions
 * @param aliases at most {@link #MAX_ALIASES}, the newest
 * @param wake when time alone may change something, if ever
 * @param mergedInto id of the subject this one turned out to be, or empty
 * @param former ids of those that turned out to be this one, at most {@link #MAX_FORMER}, the
 *     newest last: what was said of them stands under these ids in the evidence. Absent in state of
 *     an earlier release
 */
public record Subject(
    String id,
    SubjectKind kind,
    String name,
    String owner,
    Set<String> groups,
    List<Alias> aliases,
    Instant now,
    Facts facts,
    List<Finding> findings,
    Trust trust,
    List<Point> points,
    Optional<Instant> wake,
    String mergedInto,
    List<String> former) {
  public static final int MAX_ALIASES = 32;
  public static final int MAX_FORMER = 32;

  public Subject {
    former = former == null ? List.of() : former;
    former = List.copyOf(former.subList(Math.max(0, former.size() - MAX_FORMER), former.size()));
  }

  public static Subject fresh(String id, SubjectKind kind, Instant now) {
    return new Subject(
        id,
        kind,
        id,
        "",
        Set.of(),
        List.of(),
        now,
        Facts.NONE,
        List.of(),
        Trust.FRESH,
        List.of(),
        Optional.empty(),
        "",
        List.of());
  }

  public Subject at(Instant received) {
    Instant later = received.isAfter(now) ? received : now;
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        later,
        facts,
        findings,
        trust,
        points,
        wake,
        mergedInto,
        former);
  }

  public Subject named(String as, String ownedBy, Set<String> in) {
    return new Subject(
        id,
        kind,
        as,
        ownedBy,
        in,
        aliases,
        now,
        facts,
        findings,
        trust,
        points,
        wake,
        mergedInto,
        former);
  }

  public Subject formerly(List<String> ids) {
    List<String> all = Stream.concat(former.stream(), ids.stream()).distinct().toList();
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        now,
        facts,
        findings,
        trust,
        points,
        wake,
        mergedInto,
        all);
  }

  public Subject alsoKnownAs(List<Alias> known) {
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        known,
        now,
        facts,
        findings,
        trust,
        points,
        wake,
        mergedInto,
        former);
  }

  public Subject with(Facts changed) {
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        now,
        changed,
        findings,
        trust,
        points,
        wake,
        mergedInto,
        former);
  }

  public Subject judged(List<Finding> open, Optional<Instant> wakeAt) {
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        now,
        facts,
        open,
        trust,
        points,
        wakeAt,
        mergedInto,
        former);
  }

  public Subject with(Trust changed) {
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        now,
        facts,
        findings,
        changed,
        points,
        wake,
        mergedInto,
        former);
  }

  public Subject enforcedAt(List<Point> changed) {
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        now,
        facts,
        findings,
        trust,
        changed,
        wake,
        mergedInto,
        former);
  }

  public Subject wakingAt(Optional<Instant> at) {
    return judged(findings, at);
  }

  public Subject mergedInto(String winner) {
    return new Subject(
        id,
        kind,
        name,
        owner,
        groups,
        aliases,
        now,
        Facts.NONE,
        List.of(),
        Trust.FRESH,
        List.of(),
        Optional.empty(),
        winner,
        former);
  }
}
