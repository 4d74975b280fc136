package io.portcullis.connectors.ca.local;

import java.time.Clock;
import java.time.Duration;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;

/** Somebody who asks a {@link LocalCa} over HTTP whether a certificate can be relied on. */
public final class RelyingParty implements AutoCloseable {
  private final OcspClient ocsp;
  private final CrlClient crl;

  /**
   * @param timeout of one look
   */
  public RelyingParty(LocalCa ca, Duration timeout, Clock clock) {
    this.ocsp = OcspClient.strict(ca.ocspUrl(), ca.holder(), timeout, clock);
    this.crl = new CrlClient(ca.crlUrl(), ca.holder(), timeout, clock);
  }

  /**
   * @param serial hexadecimal
   */
  public Seen.Kind ocsp(String serial) {
    return ocsp.ask(Serials.parse(serial)).kind();
  }

  /** GOOD is not to stand in the CRL: whether it was ever issued the CRL does not say. */
  public Seen.Kind crl(String serial) {
    return crl.ask(Serials.parse(serial)).kind();
  }

  @Override
  public void close() {
    ocsp.close();
    crl.close();
  }
}
