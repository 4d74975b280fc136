package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A revocation service takes long to answer. One entry for each of {@link Probe#STEPS} that was
 * passed, so that a rule with any threshold finds since when.
 *
 * @param by at least so long
 * @param since when it was first so long, without a faster answer until now
 */
public record SlowService(String source, RevocationService service, Duration by, Instant since)
    implements ServiceFact {
  @Override
  public String describe() {
    return service.name() + " takes at least " + by + " to answer since " + since;
  }
}
