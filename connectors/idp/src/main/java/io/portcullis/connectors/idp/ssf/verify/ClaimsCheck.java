package io.portcullis.connectors.idp.ssf.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;

/** What the claims must say, whoever signed them (RFC 8417 section 2.2). */
record ClaimsCheck(String issuer, String audience, Clock clock) {
  /** How far two clocks may lie apart. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  /**
   * @throws Refusal saying which claim is wrong
   * @throws io.portcullis.connectors.api.BadRecord when one is missing or malformed
   */
  void check(Doc claims) {
    if (!claims.need("iss").equals(issuer)) {
      throw new Refusal(Problem.INVALID_ISSUER, "iss: not the issuer of this source");
    }
    if (!forThisHub(claims)) {
      throw new Refusal(Problem.INVALID_AUDIENCE, "aud: not the audience of this source");
    }
    claims.need("jti");
    if (claims.object("events").fields().isEmpty()) {
      throw new Refusal(Problem.INVALID_REQUEST, "events: missing");
    }
    times(claims);
  }

  private boolean forThisHub(Doc claims) {
    Doc aud = claims.at("aud");
    return aud.isArray()
        ? aud.items().stream().anyMatch(one -> one.value().equals(audience))
        : claims.need("aud").equals(audience);
  }

  /** A token tells what happened and does not end, so {@code exp} is not asked for. */
  private void times(Doc claims) {
    Instant now = clock.instant();
    if (Times.read("iat", claims.need("iat")).isAfter(now.plus(AHEAD))) {
      throw new Refusal(Problem.INVALID_REQUEST, "iat: lies ahead");
    }
    if (claims.has("exp") && Times.read("exp", claims.need("exp")).isBefore(now.minus(AHEAD))) {
      throw new Refusal(Problem.INVALID_REQUEST, "exp: the token is no longer valid");
    }
  }
}
