package io.portcullis.connectors.ca.watch;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;

import io.portcullis.model.CrlEdition;
import io.portcullis.model.Listing;

import static java.util.stream.Collectors.toSet;

/**
 * What is of interest in a CRL.
 *
 * @param scope the issuingDistributionPoint (RFC 5280 section 5.2.5), which lists have in common
 *     that are copies; empty where there is none
 * @param recent those that were revoked last, at most {@link #MOST_RECENT}, the newest first
 * @param fresh those of them that the list before did not have
 */
record ReadList(CrlEdition edition, String scope, List<Revoked> recent, List<Listing> fresh) {
  /** Compared with those of the next list. */
  static final int MOST_RECENT = 1_000;

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
    PriorityQueue<Revoked> newest = new PriorityQueue<>((a, b) -> b.compareTo(a));
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
    return new ReadList(edition, scope(crl), newest.stream().sorted().toList(), List.of());
  }

  /** At most {@link Revoked#MOST}, the newest first. */
  List<Revoked> revoked() {
    return recent.stream().limit(Revoked.MOST).toList();
  }

  /**
   * The same, with what is new in it. Of what was revoked before all that the list before is known
   * to have, it is not known whether it is new.
   *
   * @param before a list that the same address showed before
   */
  ReadList after(ReadList before, Instant seen) {
    if (!edition.newerThan(before.edition())) {
      return this;
    }
    Set<BigInteger> known = before.recent().stream().map(Revoked::serial).collect(toSet());
    Instant from =
        before.recent().size() < MOST_RECENT
            ? Instant.MIN
            : before.recent().getLast().since().plusMillis(1);
    List<Listing> added =
        recent.stream()
            .filter(one -> !known.contains(one.serial()) && !one.since().isBefore(from))
            .limit(Listing.MOST_AT_ONCE)
            .map(one -> new Listing(one.serial().toString(16), one.since(), seen))
            .toList();
    return new ReadList(edition, scope, recent, added);
  }

  private static void add(PriorityQueue<Revoked> newest, X509CRLEntryHolder entry) {
    if (!lasting(entry)) {
      return;
    }
    newest.add(new Revoked(entry.getSerialNumber(), entry.getRevocationDate().toInstant()));
    if (newest.size() > MOST_RECENT) {
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
