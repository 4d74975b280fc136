package io.portcullis.model;

import java.time.Instant;

/**
 * What the hub answered when an authority asked whether this subject may have a certificate. Kept
 * until {@code until}.
 *
 * @param front that asked
 * @param authority canonical name of the one that would issue
 * @param spki SHA-256 of the public key, lower-case hex; empty where the question did not say it
 * @param names SHA-256 of the names that were asked for; empty likewise
 */
public record IssuanceAnswer(
    String source,
    String front,
    String authority,
    String spki,
    String names,
    boolean allowed,
    Instant since,
    Instant until)
    implements Fact {

  boolean ended(Instant now) {
    return !until.isAfter(now);
  }

  @Override
  public boolean weak() {
    return false;
  }

  @Override
  public String describe() {
    return "%s was told %s at %s: a certificate of %s"
        .formatted(front, allowed ? "yes" : "no", since, authority);
  }
}
