package io.portcullis.connectors.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.time.Instant;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Believes a full CRL (RFC 5280 section 5) that the authority signed and that has not run out. */
public record CrlReader(X509CertificateHolder authority) {

  /** What the CRL, DER, says of a certificate; NONE where it is not believed. */
  public Seen read(byte[] body, BigInteger serial, Instant now) {
    try {
      X509CRLHolder crl = new X509CRLHolder(body);
      if (!crl.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority))) {
        return Seen.none("CRL is not signed by the authority");
      }
      if (crl.getNextUpdate() != null && crl.getNextUpdate().toInstant().isBefore(now)) {
        return Seen.none("CRL ran out " + crl.getNextUpdate().toInstant());
      }
      return entry(crl, serial);
    } catch (IOException | CertException | OperatorCreationException | CertificateException e) {
      return Seen.none("CRL is not readable: " + e.getMessage());
    }
  }

  private static Seen entry(X509CRLHolder crl, BigInteger serial) {
    X509CRLEntryHolder entry = crl.getRevokedCertificate(serial);
    if (entry == null) {
      return new Seen(Seen.Kind.GOOD, "CRL does not list it");
    }
    Extension extension = entry.getExtension(Extension.reasonCode);
    int reason =
        extension == null
            ? CRLReason.unspecified
            : ASN1Enumerated.getInstance(extension.getParsedValue()).intValueExact();
    Seen.Kind kind = reason == CRLReason.certificateHold ? Seen.Kind.HELD : Seen.Kind.REVOKED;
    return new Seen(
        kind,
        "CRL lists it, reason " + reason + ", since " + entry.getRevocationDate().toInstant());
  }
}
