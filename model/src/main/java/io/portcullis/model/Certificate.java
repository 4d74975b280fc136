package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An X.509 certificate as far as trust in it is concerned (RFC 5280 section 4.1).
 *
 * @param issuer RFC 2253 name
 * @param serial lower-case hex without leading zeros
 * @param sha256 fingerprint of the DER, lower-case hex, or empty
 * @param spki SHA-256 of the subject public key info, lower-case hex, or empty
 * @param publicTrust true for publicly trusted TLS, which is never put on hold
 * @param replacedBy serial of the renewal, or empty
 * @param key algorithm and bits of its public key, such as "RSA 2048" or "EC 256"; empty where it
 *     is not known, and in state of an earlier release
 * @param signature algorithm that it is signed with by its common name, such as "SHA256withRSA";
 *     likewise
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
    String replacedBy,
    String key,
    String signature)
    implements Fact {
  private static final String RSA = "RSA ";
  private static final String EC = "EC ";
  private static final int MAX_DIGITS = 6;
  private static final List<String> BROKEN = List.of("MD2", "MD4", "MD5", "SHA1", "SHA-1");

  public Certificate {
    serial = Alias.hex(serial);
    key = key == null ? "" : key;
    signature = signature == null ? "" : signature;
  }

  /** One whose algorithms are not known. */
  public Certificate(
      String issuer,
      String serial,
      String subject,
      String sha256,
      String spki,
      Instant notBefore,
      Instant notAfter,
      boolean publicTrust,
      String replacedBy) {
    this(
        issuer,
        serial,
        subject,
        sha256,
        spki,
        notBefore,
        notAfter,
        publicTrust,
        replacedBy,
        "",
        "");
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
    return with(renewal, key, signature);
  }

  /** With the algorithms that another sight of it told, where this one did not. */
  Certificate knowing(Certificate other) {
    return with(
        replacedBy,
        key.isEmpty() ? other.key : key,
        signature.isEmpty() ? other.signature : signature);
  }

  private Certificate with(String renewal, String keyNow, String signatureNow) {
    return new Certificate(
        issuer,
        serial,
        subject,
        sha256,
        spki,
        notBefore,
        notAfter,
        publicTrust,
        renewal,
        keyNow,
        signatureNow);
  }

  /** Bits of an RSA key; of any other, or where it is not known, more than any has. */
  public long rsaBits() {
    return bits(RSA);
  }

  /** Bits of the order of the curve of an EC key; of any other likewise. */
  public long ecBits() {
    return bits(EC);
  }

  private long bits(String algorithm) {
    int digits = key.length() - algorithm.length();
    if (digits < 1 || digits > MAX_DIGITS || !key.startsWith(algorithm)) {
      return Long.MAX_VALUE;
    }
    long bits = 0;
    for (int i = algorithm.length(); i < key.length(); i++) {
      char digit = key.charAt(i);
      if (digit < '0' || digit > '9') {
        return Long.MAX_VALUE;
      }
      bits = bits * 10 + (digit - '0');
    }
    return bits;
  }

  /**
   * Whether another certificate with the same signature can be made: the hash is MD2, MD4, MD5 or
   * SHA-1. What a root says of itself is trusted for other reasons.
   */
  public boolean brokenHash() {
    return BROKEN.stream().anyMatch(this::signedWith) && !issuer.equals(subject);
  }

  private boolean signedWith(String hash) {
    int end = hash.length();
    return signature.regionMatches(true, 0, hash, 0, end)
        && (signature.length() == end || signature.regionMatches(true, end, "with", 0, 4));
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
