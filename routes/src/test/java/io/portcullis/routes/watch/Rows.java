package io.portcullis.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;
import io.portcullis.model.RevocationService;
import io.portcullis.model.RevocationService.Kind;

/** What looks show in tests. */
final class Rows {
  static final String ISSUER = "cn=watched ca";
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final String LIST = "http://ca.example/a.crl";

  private Rows() {}

  static ProbeRow list(Result result) {
    return list(result, Optional.empty());
  }

  static ProbeRow list(Result result, Optional<CrlEdition> crl) {
    return row(new RevocationService(Kind.CRL, LIST), result, crl);
  }

  static ProbeRow responder(Result result) {
    return row(new RevocationService(Kind.OCSP, "http://ocsp.example/"), result, Optional.empty());
  }

  private static ProbeRow row(RevocationService service, Result result, Optional<CrlEdition> crl) {
    Probe probe = new Probe(result, "", Duration.ZERO, crl, Agreement.AGREES);
    return new ProbeRow("watched", ISSUER, service, probe, 1_500);
  }
}
