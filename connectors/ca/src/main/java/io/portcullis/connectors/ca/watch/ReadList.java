package io.portcullis.connectors.ca.watch;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.PriorityQueue;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;

import io.portcullis.model.CrlEdition;

/**
 * What is of interest in a CRL.
 *
 * @param scope the issuingDistributionPoint (RFC 5280 section 5.2.5), which lists have in common
 *     that are copies; empty where there is none
 * @param revoked those that were revoked last, at most {@link Revoked#MOST}, the newest first
 */
record ReadList(CrlEdition edition, String scope, List<Revoked> revoked) {
  /** RFC 5280 section 5.2.3: 20 octets. */
  private static final int NUMBER_BITS = 160;

  /**
   * @param bytes length of its DER
   * @throws IllegalArgumentException when it is none that stands for itself; says why
   */
  static ReadList of(X509CRLHolder crl, int bytes) {
    if (crl.getNextUpdate() == null) {
      throw new IllegalArgumentException("has no nextUpdate (RFC 5280 section 5.1.2.5)");
    }
    if (crl.getExtension(Extension.deltaCRLIndicator) != null) {
      throw new IllegalArgumentException("is a delta CRL, which alone says little");
    }
    // The last one of those that are kept lies in front.
    PriorityQueue<Revoked> newest = new PriorityQueue<>(Revoked.MOST, (a, b) -> b.compareTo(a));
    long entries = 0;
    for (Object entry : crl.getRevokedCertificates()) {
      entries++;
      add(newest, (X509CRLEntryHolder) entry);
    }
    CrlEdition edition =
        new CrlEdition(
            crl.getThisUpdate().toInstant(),
            crl.getNextUpdate().toInstant(),
            number(crl),
            bytes,
            entries);
    return new ReadList(edition, scope(crl), newest.stream().sorted().toList());
  }

  private static void add(PriorityQueue<Revoked> newest, X509CRLEntryHolder entry) {
    if (!lasting(entry)) {
      return;
    }
    newest.add(new Revoked(entry.getSerialNumber(), entry.getRevocationDate().toInstant()));
    if (newest.size() > Revoked.MOST) {
      newest.remove();
    }
  }

  /** One that is held may be released between the list and the question. */
  private static boolean lasting(X509CRLEntryHolder entry) {
    Extension reason = entry.getExtension(Extension.reasonCode);
    if (reason == null) {
      return true;
    }
    int code = ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact();
    return code != CRLReason.certificateHold && code != CRLReason.removeFromCRL;
  }

  private static String number(X509CRLHolder crl) {
    Extension number = crl.getExtension(Extension.cRLNumber);
    if (number == null) {
      return "";
    }
    BigInteger value = ASN1Integer.getInstance(number.getParsedValue()).getValue();
    if (value.signum() < 0 || value.bitLength() > NUMBER_BITS) {
      throw new IllegalArgumentException("has a number beyond RFC 5280 section 5.2.3");
    }
    return value.toString();
  }

  private static String scope(X509CRLHolder crl) {
    Extension point = crl.getExtension(Extension.issuingDistributionPoint);
    return point == null
        ? ""
        : Base64.getEncoder().encodeToString(point.getExtnValue().getOctets());
  }
}
