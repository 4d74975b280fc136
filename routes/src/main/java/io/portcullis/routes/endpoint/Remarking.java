package io.portcullis.routes.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.ca.endpoint.Staple;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.routes.endpoint.Page.About;
import io.portcullis.routes.endpoint.Sight.Fault;
import io.portcullis.routes.endpoint.Sight.Shown;

/**
 * From what was seen of one target to what is remarked of it, by key. What can not be seen now, as
 * the target is away, stays as it was.
 */
final class Remarking {
  /** So long a staple is missed that was there; after that it was taken away on purpose. */
  static final Duration STAPLE_MISSED = Duration.ofDays(30);

  private static final int MAX_DETAIL = 300;

  private final Target target;
  private final Page last;
  private final Known known;
  private final Instant now;
  private final Map<String, Map<Kind, Said>> byKey = new LinkedHashMap<>();

  private Remarking(Target target, Page last, Known known, Instant now) {
    this.target = target;
    this.last = last;
    this.known = known;
    this.now = now;
  }

  /** The target's next page; its remarks count as told when they are told. */
  static Page of(Target target, Page last, Sight sight, Known known, Instant now) {
    return new Remarking(target, last, known, now).page(sight);
  }

  private Page page(Sight sight) {
    if (sight.shown().isEmpty()) {
      last.about().forEach(this::still);
    }
    List<String> served = sight.shown().stream().map(shown -> shown.entry().id()).toList();
    sight.shown().forEach(shown -> shown(shown, served));
    if (!sight.away().isEmpty()) {
      String why = sight.away().getFirst() + more(sight.away().size() - 1);
      add(away(sight), Kind.ENDPOINT_AWAY, why, now);
    }
    boolean stapled = sight.shown().stream().anyMatch(s -> s.staple() == Staple.Kind.GOOD);
    return new Page(
        served.isEmpty() ? last.served() : served.stream().distinct().sorted().toList(),
        last.learnt(),
        stapled ? now.truncatedTo(ChronoUnit.DAYS) : last.stapled(),
        byKey.entrySet().stream().map(e -> about(e.getKey(), e.getValue())).toList());
  }

  private void still(About about) {
    Map<Kind, Said> said = byKey.computeIfAbsent(about.spki(), k -> new EnumMap<>(Kind.class));
    about.said().stream()
        .filter(one -> one.kind() != Kind.ENDPOINT_AWAY)
        .forEach(one -> said.put(one.kind(), one));
  }

  private void shown(Shown shown, List<String> served) {
    Entry used = shown.entry();
    String spki = used.certificate().spki();
    byKey.computeIfAbsent(spki, k -> new EnumMap<>(Kind.class));
    for (Fault fault : shown.faults()) {
      add(spki, fault.kind(), fault.detail(), now);
    }
    boolean missed = last.stapled().plus(STAPLE_MISSED).isAfter(now);
    if (shown.staple() == Staple.Kind.NONE && missed) {
      String why = "an OCSP answer was stapled until " + last.stapled();
      add(spki, Kind.STAPLE_MISSING, ServerLook.at(shown.where(), why), now);
    }
    List<Entry> sameName = used.names().stream().findFirst().map(known::named).orElse(List.of());
    Comparison.of(used, known.byId(used.id()), sameName, served, now)
        .said(now, shown.where())
        .forEach(said -> add(spki, said.kind(), said.detail(), said.since()));
  }

  /** The first one of a kind stands for those at other addresses. */
  private void add(String spki, Kind kind, String detail, Instant since) {
    String text = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
    byKey
        .computeIfAbsent(spki, k -> new EnumMap<>(Kind.class))
        .putIfAbsent(kind, new Said(kind, before(spki, kind).orElse(since), text));
  }

  /** It holds since it was first remarked. */
  private Optional<Instant> before(String spki, Kind kind) {
    return last.about().stream()
        .filter(about -> about.spki().equals(spki))
        .flatMap(about -> about.said().stream())
        .filter(said -> said.kind() == kind)
        .map(Said::since)
        .findFirst();
  }

  /** The key that is used there, was used there last, or should be by its name. */
  private String away(Sight sight) {
    return sight.shown().stream()
        .map(shown -> shown.entry().certificate().spki())
        .findFirst()
        .or(() -> last.about().stream().map(About::spki).filter(s -> !s.isEmpty()).findFirst())
        .or(() -> last.served().stream().flatMap(id -> spki(known.byId(id))).findFirst())
        .or(this::expected)
        .orElse("");
  }

  private Optional<String> expected() {
    return target instanceof Target.Server server
        ? known.named(server.names().getFirst()).stream()
            .filter(Entry::timed)
            .max(Comparator.comparing((Entry e) -> e.certificate().notBefore()))
            .map(e -> e.certificate().spki())
        : Optional.empty();
  }

  private static java.util.stream.Stream<String> spki(Optional<Entry> entry) {
    return entry.map(e -> e.certificate().spki()).filter(s -> !s.isEmpty()).stream();
  }

  private About about(String spki, Map<Kind, Said> said) {
    Instant told =
        last.about().stream()
            .filter(a -> a.spki().equals(spki))
            .map(About::told)
            .findFirst()
            .orElse(Instant.EPOCH);
    return new About(spki, new ArrayList<>(said.values()), told);
  }

  private static String more(int count) {
    return count > 0 ? " (and " + count + " more)" : "";
  }
}
