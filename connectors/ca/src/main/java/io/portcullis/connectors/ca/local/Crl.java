package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;

/**
 * A published CRL.
 *
 * @param der as it is downloaded
 * @param number crlNumber (RFC 5280 section 5.2.3)
 */
public record Crl(byte[] der, BigInteger number, Instant thisUpdate) {

  static Crl of(X509CRLHolder holder) throws IOException {
    Extension number = holder.getExtension(Extension.cRLNumber);
    if (number == null) {
      throw new IOException("the CRL has no number");
    }
    return new Crl(
        holder.getEncoded(),
        ASN1Integer.getInstance(number.getParsedValue()).getValue(),
        holder.getThisUpdate().toInstant());
  }
}
