package io.portcullis.routes.canary;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.Hop.Kind;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;

/** One canary from its issuance to its end. */
final class Flight {
  /** After so many limits a place that does not show it counts as one that never will. */
  static final int GIVEN_UP_AFTER = 2;

  private final Estate estate;
  private final Duration limit;
  private final Patience patience;
  private final Map<Kind, Instant> seen = new EnumMap<>(Kind.class);

  Flight(Estate estate, Duration limit, Patience patience) {
    this.estate = estate;
    this.limit = limit;
    this.patience = patience;
  }

  /** Never throws for what is wrong with the hub or its CA: that is the report. */
  Landing fly() throws InterruptedException {
    Instant start = patience.clock().instant();
    Optional<Certificate> certificate = Optional.empty();
    try {
      certificate = Optional.of(hatch());
      Instant issued = patience.clock().instant();
      if (!patience.await(usable(certificate.get()), issued.plus(limit))) {
        return Landing.broken(start, certificate, "it could not be used within " + limit);
      }
      Duration accepted = Duration.between(issued, patience.clock().instant());
      Instant revoked = revoke(certificate.get());
      watch(certificate.get(), revoked.plus(limit.multipliedBy(GIVEN_UP_AFTER)));
      return Landing.of(start, certificate.get(), accepted, revoked, seen, limit);
    } catch (IOException e) {
      return Landing.broken(start, certificate, e.getMessage());
    }
  }

  /** The last one was revoked, and with it the subject: the hub's own, so nobody is asked. */
  private Certificate hatch() throws IOException {
    Certificate certificate = estate.issue();
    estate.say(new Statement.SubjectObserved("canary", "portcullis", Set.of()));
    estate.say(new Statement.Reinstated("hub", "the next canary"));
    estate.say(new Statement.CertificateIssued(certificate));
    return certificate;
  }

  private BooleanSupplier usable(Certificate certificate) {
    return () ->
        estate.letIn(certificate)
            && estate.ocsp(certificate, false)
            && estate.crl(certificate, false);
  }

  private Instant revoke(Certificate certificate) throws IOException {
    return estate.say(
        new Statement.RiskChanged(
            RiskOrigin.OTHER,
            "canary",
            Severity.INFO,
            Set.of("canary"),
            false,
            "canary " + certificate.serial() + " has been used"));
  }

  private void watch(Certificate certificate, Instant until) throws InterruptedException {
    patience.await(() -> look(certificate).containsAll(Landing.HOPS), until);
  }

  private Set<Kind> look(Certificate certificate) {
    List<Hop> way = estate.way(certificate);
    for (Hop hop : way) {
      if (Landing.TOLD.contains(hop.kind())) {
        seen.putIfAbsent(hop.kind(), hop.at());
      }
    }
    see(Kind.OCSP, () -> estate.ocsp(certificate, true));
    see(Kind.CRL, () -> estate.crl(certificate, true));
    see(Kind.AUTHORISATION, () -> !estate.letIn(certificate));
    return seen.keySet();
  }

  private void see(Kind kind, BooleanSupplier shows) {
    if (!seen.containsKey(kind) && shows.getAsBoolean()) {
      seen.put(kind, patience.clock().instant());
    }
  }
}
