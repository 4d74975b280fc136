package io.portcullis.connectors.ca.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.connectors.api.Serials;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Target;

/** The CRL as the second place where it shows that a certificate was held, released or revoked. */
public record CrlProof(CrlClient crl, Clock clock) implements SecondProof {
  @Override
  public Hop.Kind where() {
    return Hop.Kind.CRL;
  }

  @Override
  public Optional<Instant> shown(Action action) {
    return action.target() instanceof Target.OfCertificate certificate
            && crl.ask(Serials.parse(certificate.serial())).proves(action.want())
        ? Optional.of(clock.instant())
        : Optional.empty();
  }
}
