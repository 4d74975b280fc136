package io.portcullis.connectors.ca.status;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.Hop;
import io.portcullis.model.Target;

/** The CRL as the second place where it shows that a certificate was held, released or revoked. */
public record CrlProof(CrlClient crl, Clock clock) implements SecondProof {
  private static final int HEX = 16;

  @Override
  public Hop.Kind where() {
    return Hop.Kind.CRL;
  }

  @Override
  public Optional<Instant> shown(Action action) {
    return action.target() instanceof Target.OfCertificate certificate
            && crl.ask(new BigInteger(Alias.hex(certificate.serial()), HEX)).proves(action.want())
        ? Optional.of(clock.instant())
        : Optional.empty();
  }
}
