package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two names turned out to be one subject. */
final class Merge {
  private Merge() {}

  /** Nothing happens when it is known already that the two are one. */
  static State into(State state, String winner) {
    Subject subject = state.subject();
    boolean known = winner.equals(subject.id()) || subject.former().contains(winner);
    return known ? state : state.with(subject.mergedInto(winner));
  }

  static State absorb(State state, Statement.SubjectAbsorbed lost) {
    Subject subject = state.subject();
    State merged =
        state.with(
            declared(subject, lost)
                .formerly(lost.former())
                .formerly(List.of(lost.loser()))
                .alsoKnownAs(names(subject, lost))
                .with(facts(lost.facts(), subject.facts()))
                .with(subject.trust().atLeast(lost.admitted()))
                .enforcedAt(points(lost.points(), subject.points())));
    for (Certificate certificate : lost.certificates()) {
      merged = Certificates.seen(merged, certificate, "");
    }
    return merged;
  }

  /** In the groups of both: a merge takes nobody out of one that protects it. */
  private static Subject declared(Subject subject, Statement.SubjectAbsorbed lost) {
    boolean nameless = subject.name().equals(subject.id());
    boolean named = !lost.name().isBlank() && !lost.name().equals(lost.loser());
    Set<String> groups = new HashSet<>(subject.groups());
    groups.addAll(lost.groups());
    return subject.named(
        nameless && named ? lost.name() : subject.name(),
        subject.owner().isBlank() ? lost.owner() : subject.owner(),
        Set.copyOf(groups));
  }

  /** Mine are the newer ones where there is no room for all. */
  private static List<Alias> names(Subject subject, Statement.SubjectAbsorbed lost) {
    return Stream.concat(subject.aliases().stream(), lost.aliases().stream())
        .distinct()
        .limit(Subject.MAX_ALIASES)
        .toList();
  }

  private static Facts facts(Facts theirs, Facts mine) {
    return new Facts(
        newest(theirs.postures(), mine.postures(), Facts.Posture::source, Facts.Posture::at),
        newest(theirs.accounts(), mine.accounts(), Facts.Account::source, Facts.Account::at),
        newest(theirs.risks(), mine.risks(), r -> List.of(r.source(), r.id()), Facts.Risk::at),
        newest(theirs.keyUses(), mine.keyUses(), Facts.KeyUse::principal, Facts.KeyUse::at),
        newest(theirs.hsm(), mine.hsm(), Facts.HsmHealth::source, Facts.HsmHealth::at),
        newest(theirs.parents(), mine.parents(), Facts.Parent::id, Facts.Parent::since),
        newest(theirs.sessions(), mine.sessions(), s -> List.of(s.nas(), s.id()), Session::seenAt),
        newest(theirs.feeds(), mine.feeds(), Facts.Feed::source, Facts.Feed::since),
        mine.lags(),
        newest(theirs.sequences(), mine.sequences(), Sequence::name, Sequence::heard),
        newest(theirs.keyReadings(), mine.keyReadings(), KeyReading::source, KeyReading::at),
        notes(theirs.notes(), mine.notes()),
        history(theirs.history(), mine.history()),
        Repeats.merged(theirs.repeats(), mine.repeats()),
        declared(theirs.declared(), mine.declared()),
        newest(theirs.services(), mine.services(), WatchedService::key, s -> s.seen().at()),
        mine.volumes(),
        mine.issuances().and(theirs.issuances()),
        Remarks.open(
            newest(
                theirs.remarks(),
                mine.remarks(),
                r -> List.of(r.source(), r.item()),
                Remarks::at)));
  }

  private static Declared declared(Declared theirs, Declared mine) {
    return new Declared(
        newest(theirs.keys(), mine.keys(), DeclaredKey::source, DeclaredKey::at),
        newest(
            theirs.ceremonies(),
            mine.ceremonies(),
            c -> List.of(c.source(), c.purpose(), c.since()),
            Ceremony::at),
        newest(
            theirs.reviews(),
            mine.reviews(),
            r -> List.of(r.source(), r.review()),
            AccessReview::at));
  }

  private static List<Facts.Note> notes(List<Facts.Note> theirs, List<Facts.Note> mine) {
    List<Facts.Note> all =
        newest(
            theirs,
            mine,
            n -> List.of(n.source(), n.topic(), n.action(), n.success()),
            Facts.Note::at);
    return Keep.bounded(all, Notes.MAX);
  }

  /** Of two counts that may be of the same uses, the one that goes on longer. */
  private static KeyHistory history(KeyHistory theirs, KeyHistory mine) {
    return new KeyHistory(
        newest(
            theirs.operations(),
            mine.operations(),
            o -> List.of(o.source(), o.operation(), o.success()),
            KeyOperation::at),
        failures(theirs.failures(), mine.failures()),
        newest(theirs.habits(), mine.habits(), Habit::source, Habit::hour),
        newest(theirs.places(), mine.places(), p -> List.of(p.source(), p.place()), KeyPlace::at),
        newest(theirs.accesses(), mine.accesses(), Merge::access, KeyAccess::at));
  }

  private static Object access(KeyAccess a) {
    return List.of(a.source(), a.principal(), a.address(), a.job(), a.environment());
  }

  private static List<Failures> failures(List<Failures> theirs, List<Failures> mine) {
    Map<Object, Failures> all = new LinkedHashMap<>();
    Stream.concat(theirs.stream(), mine.stream())
        .forEach(f -> all.merge(List.of(f.source(), f.of()), f, Failures::and));
    return List.copyOf(all.values());
  }

  /** Both may know the same thing; then the newer word holds, and of two equally new ones mine. */
  private static <T> List<T> newest(
      List<T> theirs, List<T> mine, Function<T, Object> about, Function<T, Instant> at) {
    Map<Object, T> all = new LinkedHashMap<>();
    theirs.forEach(t -> all.put(about.apply(t), t));
    mine.forEach(
        m -> all.merge(about.apply(m), m, (t, n) -> at.apply(t).isAfter(at.apply(n)) ? t : n));
    return Keep.bounded(new ArrayList<>(all.values()));
  }

  private static List<Point> points(List<Point> theirs, List<Point> mine) {
    Set<String> known = mine.stream().map(p -> p.target().point()).collect(Collectors.toSet());
    List<Point> all = new ArrayList<>(mine);
    theirs.stream().filter(p -> !known.contains(p.target().point())).forEach(all::add);
    return List.copyOf(all);
  }
}
