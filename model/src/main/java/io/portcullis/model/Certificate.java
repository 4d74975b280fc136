package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

/**
 * An X.509 certificate as far as trust in it is concerned (RFC 5280 section 4.1).
 *
 * @param issuer RFC 2253 name
 * @param serial lower-case hex without leading zeros
 * @param sha256 fingerprint of the DER, lower-case hex, or empty
 * @param spki SHA-256 of the subject public key info, lower-case hex, or empty
 * @param publicTrust true for publicly trusted TLS, which is never put on hold
 * @param replacedBy serial of the renewal, or empty
 */
public record Certificate(
    String issuer,
    String serial,
    String subject,
    String sha256,
    String spki,
    Instant notBefore,
    Instant notAfter,
    boolean publicTrust,
    String replacedBy)
    implements Fact {

  public Certificate {
    serial = Alias.hex(serial);
  }

  /** Name of the certificate in stores, actions and messages: canonical issuer and serial. */
  public String id() {
    return DistinguishedName.canonical(issuer) + "|" + serial;
  }

  public boolean expired(Instant now) {
    return !notAfter.isAfter(now);
  }

  /** The moment at which this share (0 to 1) of its life has passed. */
  public Instant atShareOfLife(double share) {
    return notBefore.plusMillis((long) (Duration.between(notBefore, notAfter).toMillis() * share));
  }

  /**
   * Whether it lives longer than a publicly trusted TLS certificate may that begins then, both ends
   * counted (RFC 5280 section 4.1.2.5).
   */
  public boolean longerThanAllowed(Duration tolerance) {
    Duration life = Duration.between(notBefore, notAfter).plusSeconds(1);
    return life.compareTo(PublicTls.longest(notBefore).plus(tolerance)) > 0;
  }

  public Certificate replacedBy(String renewal) {
    return new Certificate(
        issuer, serial, subject, sha256, spki, notBefore, notAfter, publicTrust, renewal);
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public Instant since() {
    return notBefore;
  }

  @Override
  public boolean weak() {
    return false;
  }

  @Override
  public String describe() {
    return "certificate " + serial + " of " + issuer + ", valid until " + notAfter;
  }
}
