package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Probe.Result;

/** The revocation services of an authority, {@link Facts#MAX} at most. */
final class Services {
  /** One turns into the other while a service is down: it was away all the time. */
  private static final Set<Result> AWAY =
      Set.of(Result.UNREACHABLE, Result.REFUSED, Result.UNREADABLE, Result.UNRELATED);

  private Services() {}

  static Facts probed(Subject subject, Signal signal, Statement.ServiceProbed said) {
    Facts facts = subject.facts();
    List<Object> key = List.of(signal.source(), said.service());
    List<WatchedService> kept =
        Keep.newest(
            facts.services(),
            s -> s.key().equals(key),
            s -> s.seen().at(),
            signal,
            last -> next(last, signal, said));
    return facts.withServices(
        kept.stream().filter(s -> s.seen().result() != Result.DROPPED).toList());
  }

  private static WatchedService next(
      Optional<WatchedService> last, Signal signal, Statement.ServiceProbed said) {
    Probe probe = said.probe();
    Optional<CrlEdition> shown = probe.crl();
    Optional<CrlEdition> newest = newest(last.flatMap(WatchedService::newest), shown);
    return new WatchedService(
        seen(last, signal, said),
        shown
            .map(edition -> new ShownCrl(signal.source(), said.service(), edition))
            .or(() -> last.flatMap(WatchedService::crl)),
        newest,
        slow(last, signal, said),
        flaws(last, newest, signal, said),
        listed(last, probe));
  }

  /** What is told again was seen when it was seen first. */
  private static List<Listing> listed(Optional<WatchedService> last, Probe probe) {
    List<Listing> before = last.map(WatchedService::listed).orElse(List.of());
    Set<String> known = before.stream().map(Listing::serial).collect(Collectors.toSet());
    return Stream.concat(
            before.stream(), probe.fresh().stream().filter(f -> !known.contains(f.serial())))
        .sorted(Listing.NEWEST)
        .limit(Listing.MOST)
        .toList();
  }

  private static ServiceSeen seen(
      Optional<WatchedService> last, Signal signal, Statement.ServiceProbed said) {
    Instant at = signal.occurredAt();
    Result result = said.probe().result();
    Instant since =
        last.map(WatchedService::seen)
            .filter(s -> s.result() == result || AWAY.contains(s.result()) && AWAY.contains(result))
            .map(ServiceSeen::since)
            .orElse(at);
    return new ServiceSeen(
        signal.source(), said.service(), result, said.probe().detail(), since, at);
  }

  private static Optional<CrlEdition> newest(
      Optional<CrlEdition> before, Optional<CrlEdition> shown) {
    boolean keep = before.isPresent() && shown.filter(s -> s.newerThan(before.get())).isEmpty();
    return keep ? before : shown;
  }

  /** What does not answer is not known to be slow or fast. */
  private static List<SlowService> slow(
      Optional<WatchedService> last, Signal signal, Statement.ServiceProbed said) {
    List<SlowService> before = last.map(WatchedService::slow).orElse(List.of());
    Probe probe = said.probe();
    if (probe.result() == Result.UNREACHABLE) {
      return before;
    }
    List<SlowService> slow = new ArrayList<>();
    Instant since = signal.occurredAt();
    for (SlowService one : before) {
      if (one.by().compareTo(probe.latency()) <= 0) {
        slow.add(one);
      } else if (one.since().isBefore(since)) {
        since = one.since();
      }
    }
    boolean known = slow.stream().anyMatch(s -> s.by().equals(probe.latency()));
    if (!probe.latency().isZero() && !known) {
      slow.add(new SlowService(signal.source(), said.service(), probe.latency(), since));
    }
    return List.copyOf(slow);
  }

  private static List<ServiceFlaw> flaws(
      Optional<WatchedService> last,
      Optional<CrlEdition> newest,
      Signal signal,
      Statement.ServiceProbed said) {
    List<ServiceFlaw> flaws = new ArrayList<>();
    back(newest, said.probe())
        .resolve(last, signal, said, ServiceFlaw.Kind.WENT_BACK)
        .ifPresent(flaws::add);
    Probe.Agreement agreement = said.probe().agreement();
    ServiceFlaw.Kind kind =
        said.service().kind() == RevocationService.Kind.OCSP
            ? ServiceFlaw.Kind.CONTRADICTS_CRL
            : ServiceFlaw.Kind.OLDER_COPY;
    new Found(agreement.kind(), agreement.detail())
        .resolve(last, signal, said, kind)
        .ifPresent(flaws::add);
    return List.copyOf(flaws);
  }

  private static Found back(Optional<CrlEdition> newest, Probe probe) {
    if (probe.crl().isEmpty() || newest.isEmpty()) {
      return new Found(Probe.Agreement.Kind.UNKNOWN, "");
    }
    boolean older = newest.get().newerThan(probe.crl().get());
    return older
        ? new Found(
            Probe.Agreement.Kind.DIFFERS,
            "shows the list "
                + probe.crl().get().describe()
                + ", and showed before the list "
                + newest.get().describe())
        : new Found(Probe.Agreement.Kind.AGREES, "");
  }

  /** Whether there is a flaw; where that is not known, what was found before stays. */
  private record Found(Probe.Agreement.Kind differs, String detail) {
    Optional<ServiceFlaw> resolve(
        Optional<WatchedService> last,
        Signal signal,
        Statement.ServiceProbed said,
        ServiceFlaw.Kind kind) {
      Optional<ServiceFlaw> before =
          last.flatMap(s -> s.flaws().stream().filter(f -> f.kind() == kind).findFirst());
      Instant since = before.map(ServiceFlaw::since).orElse(signal.occurredAt());
      return switch (differs) {
        case UNKNOWN -> before;
        case AGREES -> Optional.empty();
        case DIFFERS ->
            Optional.of(new ServiceFlaw(signal.source(), said.service(), kind, detail, since));
      };
    }
  }
}
