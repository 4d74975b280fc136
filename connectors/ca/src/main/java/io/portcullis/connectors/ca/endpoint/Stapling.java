package io.portcullis.connectors.ca.endpoint;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Extension;

import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StapledAnswer;

/** Judges the OCSP answer that came with a chain. */
final class Stapling {
  /** TLS feature, RFC 7633 section 4. */
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  /** The extension of TLS that stapling is, RFC 6066 section 8. */
  private static final int STATUS_REQUEST = 5;

  private Stapling() {}

  static Staple of(Looked.Served served, Optional<X509Certificate> issuer, Instant now) {
    boolean must = must(served.leaf());
    if (!served.finished()) {
      return new Staple(Staple.Kind.UNKNOWN, must, "");
    }
    if (served.staple().length == 0) {
      return new Staple(Staple.Kind.NONE, must, "");
    }
    if (issuer.isEmpty()) {
      return new Staple(Staple.Kind.UNKNOWN, must, "");
    }
    Seen seen =
        StapledAnswer.read(
            served.staple(), Issuers.holder(issuer.get()), served.leaf().getSerialNumber(), now);
    return seen.kind() == Seen.Kind.GOOD
        ? new Staple(Staple.Kind.GOOD, must, "")
        : new Staple(Staple.Kind.BAD, must, seen.text());
  }

  /** One that can not be read promises nothing. */
  private static boolean must(X509Certificate leaf) {
    Extension feature = Issuers.holder(leaf).getExtension(TLS_FEATURE);
    if (feature == null) {
      return false;
    }
    try {
      ASN1Sequence features = ASN1Sequence.getInstance(feature.getParsedValue());
      return java.util.stream.StreamSupport.stream(features.spliterator(), false)
          .anyMatch(f -> ASN1Integer.getInstance(f).hasValue(STATUS_REQUEST));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
