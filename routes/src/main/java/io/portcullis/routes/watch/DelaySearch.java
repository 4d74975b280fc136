package io.portcullis.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Hop;
import io.portcullis.model.Point;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.watch.RevocationDelay.Of;

/**
 * Goes through subjects for how long their revocations took. The moments lie in each subject's own
 * state, so a restart loses nothing; of an authority the newest are kept.
 */
public final class DelaySearch implements Consumer<Subject> {
  /** Of one authority. */
  static final int MOST = 1_000;

  /** Whose names come first in order of appearance, of each kind; others are not measured. */
  static final int MOST_AUTHORITIES = 256;

  private static final double MEDIAN = 0.5;
  private static final double P99 = 0.99;

  private final Map<Whose, PriorityQueue<Measured>> byAuthority = new TreeMap<>();

  private record Measured(Instant sent, Duration took) {}

  private record Whose(String authority, Of of) implements Comparable<Whose> {
    @Override
    public int compareTo(Whose other) {
      return Comparator.comparing(Whose::authority).thenComparing(Whose::of).compare(this, other);
    }
  }

  @Override
  public void accept(Subject subject) {
    for (Point point : subject.points()) {
      boolean revokes = point.want() == Want.REVOKED || point.want() == Want.HELD;
      if (revokes && point.target() instanceof Target.OfCertificate certificate) {
        measured(point)
            .ifPresent(one -> add(DistinguishedName.canonical(certificate.issuer()), Of.HUB, one));
      }
    }
    if (subject.kind() == SubjectKind.AUTHORITY) {
      CrlSizeSearch.name(subject).ifPresent(authority -> listed(authority, subject));
    }
  }

  /** A copy of a list is another way to learn of it, and is measured by itself. */
  private void listed(String authority, Subject subject) {
    subject.facts().services().stream()
        .filter(service -> service.seen().source().equals(RevocationWatch.SOURCE))
        .flatMap(service -> service.listed().stream())
        .filter(listing -> !listing.took().isNegative())
        .forEach(one -> add(authority, Of.CRL, new Measured(one.revoked(), one.took())));
  }

  private static Optional<Measured> measured(Point point) {
    Optional<Instant> sent = at(point, Hop.Kind.SENT);
    Optional<Instant> shown =
        at(point, Hop.Kind.OCSP)
            .or(() -> at(point, Hop.Kind.CRL))
            .or(() -> at(point, Hop.Kind.VERIFIED));
    return sent.flatMap(
        from ->
            shown
                .filter(until -> !until.isBefore(from))
                .map(until -> new Measured(from, Duration.between(from, until))));
  }

  private static Optional<Instant> at(Point point, Hop.Kind kind) {
    return point.hops().stream().filter(h -> h.kind() == kind).map(Hop::at).findFirst();
  }

  private void add(String authority, Of of, Measured one) {
    Whose whose = new Whose(authority, of);
    if (byAuthority.containsKey(whose) || byAuthority.size() < 2 * MOST_AUTHORITIES) {
      PriorityQueue<Measured> newest =
          byAuthority.computeIfAbsent(
              whose, k -> new PriorityQueue<>(Comparator.comparing(Measured::sent)));
      newest.add(one);
      if (newest.size() > MOST) {
        newest.remove();
      }
    }
  }

  /** By name of the authority. */
  public List<RevocationDelay> result() {
    return byAuthority.entrySet().stream()
        .map(
            e -> {
              List<Duration> sorted = e.getValue().stream().map(Measured::took).sorted().toList();
              return new RevocationDelay(
                  e.getKey().authority(),
                  e.getKey().of(),
                  sorted.size(),
                  rank(sorted, MEDIAN),
                  rank(sorted, P99));
            })
        .toList();
  }

  private static Duration rank(List<Duration> sorted, double share) {
    return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
  }
}
