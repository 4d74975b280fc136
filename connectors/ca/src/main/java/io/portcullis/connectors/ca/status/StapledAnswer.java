package io.portcullis.connectors.ca.status;

import java.math.BigInteger;
import java.time.Instant;

import org.bouncycastle.cert.X509CertificateHolder;

/** An OCSP answer that a server sent with its certificate, without being asked anything by us. */
public final class StapledAnswer {
  private StapledAnswer() {}

  /**
   * What it says of a certificate; NONE, and why, for what a client may not believe.
   *
   * @param response DER
   * @param authority that issued the certificate
   */
  public static Seen read(
      byte[] response, X509CertificateHolder authority, BigInteger serial, Instant now) {
    return new OcspReader(authority, false).read(response, serial, OcspReader.NOT_ASKED, now);
  }
}
