package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.portcullis.inventory.chain.Break;
import io.portcullis.inventory.chain.Node;
import io.portcullis.inventory.chain.Remarks;
import io.portcullis.inventory.storm.Crossing;
import io.portcullis.inventory.storm.Forecast;
import io.portcullis.inventory.storm.Limit;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.inventory.storm.Storm;
import io.portcullis.inventory.survey.Survey;
import io.portcullis.model.Remark;

/** What is not as it should be of authorities: their chains, and what they have to issue. */
final class AuthorityRows {
  /** Authorities that are told of a limit that all share: those with the most to issue. */
  static final int MOST_OF_A_LIMIT = 16;

  private final Survey.Result seen;
  private final Duration foresight;

  AuthorityRows(Survey.Result seen, Duration foresight) {
    this.seen = seen;
    this.foresight = foresight;
  }

  void add(Rows rows, Instant now) {
    Remarks.of(seen.hierarchy(), now).forEach(r -> chain(rows, r));
    Break.between(seen.hierarchy(), seen.leaves(), now, now.plus(foresight))
        .forEach(b -> broken(rows, b));
    limits(rows, now);
  }

  private void chain(Rows rows, io.portcullis.inventory.chain.Remark remark) {
    Node node = seen.authority(remark.about().getFirst()).orElseThrow();
    switch (remark.kind()) {
      case OUTLIVES_PARENT ->
          add(
              rows,
              node,
              Remark.Kind.OUTLIVES_PARENT,
              node.notBefore(),
              "its certificate ends at %s, and what it stands on ends at %s"
                  .formatted(node.notAfter(), remark.at()));
      case NO_ROOT -> noRoot(rows, node, "no chain leads from it to a root that is known");
      case LOOP -> noRoot(rows, node, "the ways up from it come back to it");
      case TOO_DEEP -> noRoot(rows, node, "more than ten certificates are above it");
      // What is no fault is told on the page of chains alone.
      case TOO_MANY_CHAINS, CROSS_SIGNED, PARALLEL, OFFLINE_ROOT -> {}
    }
  }

  private static void noRoot(Rows rows, Node node, String detail) {
    add(rows, node, Remark.Kind.NO_ROOT, node.notBefore(), detail);
  }

  private void broken(Rows rows, Break one) {
    String detail =
        "its chain ends at %s with the certificate of %s; %,d certificates of %,d authorities are valid longer"
            .formatted(one.at(), one.by().subject(), one.certificates(), one.authorities().size());
    Instant since = one.at().minus(foresight);
    one.authorities().forEach(a -> add(rows, a, Remark.Kind.CHAIN_BREAKS, since, detail));
  }

  private static void add(Rows rows, Node node, Remark.Kind kind, Instant since, String detail) {
    rows.ofAuthority(node.subject(), node.id(), kind, since, detail);
  }

  /** By the lives that will be allowed on the day. */
  private void limits(Rows rows, Instant now) {
    Forecast forecast = seen.forecast();
    LocalDate last = now.plus(foresight).atZone(ZoneOffset.UTC).toLocalDate();
    Map<String, List<Crossing>> crossed =
        forecast.crossings().stream()
            .filter(c -> c.lives() == Lives.BY_DATE && !c.day().isAfter(last))
            .collect(Collectors.groupingBy(Crossing::limit, TreeMap::new, Collectors.toList()));
    for (Limit limit : forecast.limits()) {
      List<Crossing> days = crossed.getOrDefault(limit.name(), List.of());
      if (!days.isEmpty()) {
        concerned(limit).forEach(authority -> limit(rows, authority, days));
      }
    }
  }

  private void limit(Rows rows, String authority, List<Crossing> days) {
    Crossing first = days.getFirst();
    rows.ofAuthority(
        authority,
        "limit " + first.limit(),
        Remark.Kind.LIMIT_BREAKS,
        first.day().atStartOfDay(ZoneOffset.UTC).toInstant().minus(foresight),
        "%s: %,d renewals, %s allows %,d a day; over it on %d days until %s"
            .formatted(
                first.day(),
                first.renewals(),
                first.limit(),
                first.perDay(),
                days.size(),
                days.getLast().day()));
  }

  private List<String> concerned(Limit limit) {
    if (!limit.authorities().isEmpty()) {
      return limit.authorities().stream().sorted().toList();
    }
    Map<String, Long> issuing = new TreeMap<>();
    seen.forecast().series().stream()
        .filter(s -> s.lives() == Lives.BY_DATE && !s.authority().equals(Storm.OTHERS))
        .forEach(s -> issuing.put(s.authority(), s.perDay().stream().mapToLong(n -> n).sum()));
    return issuing.keySet().stream()
        .sorted(Comparator.<String, Long>comparing(issuing::get).reversed())
        .limit(MOST_OF_A_LIMIT)
        .toList();
  }
}
