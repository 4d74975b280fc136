package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;

import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

import io.portcullis.model.ReasonCode;

/** Makes full CRLs (RFC 5280 section 5). */
record CrlBuilder(CaKey key, Duration validity) {
  /** Room for some hundred CRLs in a burst, and for relying parties whose clock is behind. */
  static final Duration BACKDATED = Duration.ofMinutes(10);

  /** An entry stays this long after the end of the certificate's life (section 3.3). */
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * When the next CRL may say it was made: a whole second that is later than the last CRL's, since
   * of two with the same one relying parties keep the first, and that is not in the future.
   *
   * @return empty when there is no such second yet
   */
  static Optional<Instant> thisUpdate(Instant last, Instant now) {
    Instant wanted = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    Instant least = last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Instant chosen = wanted.isBefore(least) ? least : wanted;
    return chosen.isAfter(now) ? Optional.empty() : Optional.of(chosen);
  }

  Crl build(Collection<State> listed, BigInteger number, Instant thisUpdate, Instant now)
      throws IOException {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(key.holder().getSubject(), Date.from(thisUpdate));
    builder.setNextUpdate(Date.from(now.plus(validity)));
    Instant oldest = now.minus(KEPT);
    for (State state : listed) {
      if (state.notAfter().isAfter(oldest)) {
        builder.addCRLEntry(state.serial(), Date.from(state.since()), reason(state.reason()));
      }
    }
    builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers().createAuthorityKeyIdentifier(key.certificate().getPublicKey()));
    return Crl.of(builder.build(key.signer()));
  }

  private static JcaX509ExtensionUtils identifiers() {
    try {
      return new JcaX509ExtensionUtils();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** Absent for unspecified (section 5.3.1). */
  private static Extensions reason(ReasonCode reason) throws IOException {
    return reason == ReasonCode.UNSPECIFIED
        ? null
        : new Extensions(
            new Extension(
                Extension.reasonCode, false, CRLReason.lookup(reason.code()).getEncoded()));
  }
}
