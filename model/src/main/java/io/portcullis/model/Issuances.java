package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of the issuing of certificates: by an authority how many, to a subject whether the
 * hub was asked, and whether somebody approved.
 *
 * @param rates at most one
 * @param answers at most {@link #MAX}, the newest, none older than its {@code until}
 * @param issued at most {@link #MAX}; those that were said yes to give way first
 * @param requests at most {@link #MAX}; those that were approved and issued give way first; absent
 *     in the state of an earlier release
 */
public record Issuances(
    List<IssuanceRate> rates,
    List<IssuanceAnswer> answers,
    List<Issued> issued,
    List<Request> requests) {
  public static final int MAX = 16;

  public static final Issuances NONE = new Issuances(List.of(), List.of(), List.of(), List.of());

  public Issuances {
    rates = Keep.bounded(Objects.requireNonNullElse(rates, List.of()), 1);
    answers = Keep.bounded(Objects.requireNonNullElse(answers, List.of()), MAX);
    issued = bounded(Objects.requireNonNullElse(issued, List.of()), Issuances::said);
    requests = bounded(Objects.requireNonNullElse(requests, List.of()), Issuances::done);
  }

  /** The oldest of those that are well give way first, then the oldest. */
  private static <T> List<T> bounded(List<T> all, Predicate<T> well) {
    List<T> kept = new ArrayList<>(all);
    while (kept.size() > MAX) {
      kept.remove(kept.stream().filter(well).findFirst().orElseGet(kept::getFirst));
    }
    return List.copyOf(kept);
  }

  private static boolean done(Request one) {
    return one.issued() && !one.unapproved();
  }

  private static boolean said(Issued one) {
    return one.accepted() || one.answer().filter(IssuanceAnswer::allowed).isPresent();
  }

  void addTo(List<Fact> all) {
    all.addAll(rates);
    all.addAll(answers);
    all.addAll(issued);
    all.addAll(requests);
  }

  Issuances counted(Instant at, long certificates) {
    IssuanceRate now =
        rates.isEmpty()
            ? IssuanceRate.began(at, certificates)
            : rates.getFirst().and(at, certificates);
    return new Issuances(List.of(now), answers, issued, requests);
  }

  /** The hub was asked. The answer may come to be known later than what was issued by it. */
  Issuances answered(IssuanceAnswer answer, Instant now) {
    if (answers.contains(answer)) {
      return this;
    }
    List<IssuanceAnswer> kept = new ArrayList<>(answers);
    kept.add(answer);
    kept.removeIf(a -> a.ended(now));
    kept.sort(Comparator.comparing(IssuanceAnswer::since));
    return new Issuances(
        rates, kept, issued.stream().map(e -> e.considering(answer)).toList(), requests);
  }

  /** A certificate came to be known for which the hub should have been asked. */
  Issuances issued(Certificate certificate, Signal signal) {
    if (issued.stream().anyMatch(e -> e.certificate().equals(certificate.id()))) {
      return this;
    }
    List<Issued> more = new ArrayList<>(issued);
    more.add(considering(Issued.of(certificate, signal), answers));
    return new Issuances(rates, answers, more, requests);
  }

  /** A request came a step further. */
  Issuances requested(Request told) {
    return new Issuances(rates, answers, issued, together(requests, List.of(told)));
  }

  private static List<Request> together(List<Request> known, List<Request> more) {
    List<Request> all = new ArrayList<>(known);
    for (Request one : more) {
      Optional<Request> before = all.stream().filter(one::same).findFirst();
      before.ifPresent(all::remove);
      all.add(before.map(b -> b.and(one)).orElse(one));
    }
    return all;
  }

  /** A person took the subject back: what was issued without being asked for is done with. */
  Issuances accepted() {
    return new Issuances(
        rates,
        answers,
        issued.stream().map(Issued::whenTakenBack).toList(),
        requests.stream().map(r -> r.issued() ? r.whenTakenBack() : r).toList());
  }

  /** Two subjects are one: the answers of the one may be about what the other holds. */
  Issuances and(Issuances theirs) {
    List<IssuanceAnswer> all =
        Stream.concat(theirs.answers.stream(), answers.stream())
            .distinct()
            .sorted(Comparator.comparing(IssuanceAnswer::since))
            .toList();
    Stream<Issued> others =
        theirs.issued.stream()
            .filter(t -> issued.stream().noneMatch(i -> i.certificate().equals(t.certificate())));
    return new Issuances(
        rates.isEmpty() ? theirs.rates : rates,
        all,
        Stream.concat(others, issued.stream()).map(i -> considering(i, all)).toList(),
        together(theirs.requests, requests));
  }

  private static Issued considering(Issued one, List<IssuanceAnswer> all) {
    Issued known = one;
    for (IssuanceAnswer answer : all) {
      known = known.considering(answer);
    }
    return known;
  }
}
