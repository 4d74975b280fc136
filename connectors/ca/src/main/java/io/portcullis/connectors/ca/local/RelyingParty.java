package io.portcullis.connectors.ca.local;

import java.time.Clock;
import java.time.Duration;

/** Somebody who asks a {@link LocalCa} over HTTP whether a certificate can be relied on. */
public final class RelyingParty implements AutoCloseable {
  private final OcspClient ocsp;
  private final CrlProof crl;

  /** What is said of a certificate. */
  public enum Says {
    GOOD,
    HELD,
    REVOKED,
    /** Nothing that can be believed. */
    NOTHING
  }

  /**
   * @param timeout of one look
   */
  public RelyingParty(LocalCa ca, Duration timeout, Clock clock) {
    this.ocsp = new OcspClient(ca.ocspUrl(), ca.holder(), timeout, clock);
    this.crl = new CrlProof(ca.crlUrl(), ca.holder(), timeout, clock);
  }

  /**
   * @param serial hexadecimal
   */
  public Says ocsp(String serial) {
    return says(ocsp.ask(Serials.parse(serial)).kind());
  }

  /** GOOD is not to stand in the CRL: whether it was ever issued the CRL does not say. */
  public Says crl(String serial) {
    return crl.look(Serials.parse(serial)).map(seen -> says(seen.kind())).orElse(Says.NOTHING);
  }

  private static Says says(OcspAnswer.Kind kind) {
    return switch (kind) {
      case GOOD -> Says.GOOD;
      case HELD -> Says.HELD;
      case REVOKED -> Says.REVOKED;
      case UNKNOWN, NONE -> Says.NOTHING;
    };
  }

  @Override
  public void close() {
    ocsp.close();
    crl.close();
  }
}
