package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.model.Action;
import io.portcullis.model.Hop;

/**
 * A second place where what an enforcement point did is to be seen, later than its answer and its
 * first proof: a CA's CRL beside its OCSP responder.
 */
public interface SecondProof {
  Hop.Kind where();

  /**
   * Looks once. Blocks for at most the configured time and never throws.
   *
   * @return when it was seen; empty while it does not show
   */
  Optional<Instant> shown(Action action);
}
