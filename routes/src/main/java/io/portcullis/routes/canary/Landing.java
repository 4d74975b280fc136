package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Certificate;
import io.portcullis.model.Hop.Kind;
import io.portcullis.routes.decide.HopFields;

/**
 * How one canary fared.
 *
 * @param certificate empty when none was issued
 * @param accepted from its issuance until it could be used
 * @param took from the receipt of its revocation to each place where that was seen
 * @param problems what was late, or never came; empty when all is well
 */
record Landing(
    Instant start,
    Optional<Certificate> certificate,
    Optional<Duration> accepted,
    Map<Kind, Duration> took,
    List<String> problems) {
  /** What the hub tells of its own way. */
  static final List<Kind> TOLD = List.of(Kind.DECIDED, Kind.SENT, Kind.ACKNOWLEDGED);

  /** All that must come: what is told, and what the canary sees for itself. */
  static final List<Kind> HOPS =
      List.of(Kind.DECIDED, Kind.SENT, Kind.ACKNOWLEDGED, Kind.OCSP, Kind.CRL, Kind.AUTHORISATION);

  static Landing broken(Instant start, Optional<Certificate> certificate, String problem) {
    return new Landing(start, certificate, Optional.empty(), Map.of(), List.of(problem));
  }

  static Landing of(
      Instant start,
      Certificate certificate,
      Duration accepted,
      Instant revoked,
      Map<Kind, Instant> seen,
      Duration limit) {
    Map<Kind, Duration> took = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Kind kind : HOPS) {
      Optional.ofNullable(seen.get(kind))
          .map(at -> Duration.between(revoked, at))
          .ifPresentOrElse(
              time -> took.put(kind, time),
              () -> problems.add(HopFields.name(kind) + " never came"));
    }
    took.forEach(
        (kind, time) -> {
          if (time.compareTo(limit) > 0) {
            problems.add(
                "%s took %d ms, at most %d are allowed"
                    .formatted(HopFields.name(kind), time.toMillis(), limit.toMillis()));
          }
        });
    return new Landing(start, Optional.of(certificate), Optional.of(accepted), took, problems);
  }

  boolean good() {
    return problems.isEmpty();
  }

  /** One line for people. */
  String text() {
    return good() ? "all hops within the limit" : String.join("; ", problems);
  }
}
