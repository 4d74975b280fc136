package io.portcullis.connectors.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Believes an OCSP response only when it is signed by the authority or by one it delegated that to,
 * answers this very question and is of now (RFC 6960 section 3.2).
 *
 * @param nonceRequired whether the question's nonce must be in it; one that is there must be right
 *     anyway
 */
record OcspReader(X509CertificateHolder authority, boolean nonceRequired) {
  private static final Duration SKEW = Duration.ofMinutes(5);

  Seen read(byte[] response, BigInteger serial, byte[] nonce, Instant now) {
    try {
      OCSPResp outer = new OCSPResp(response);
      if (outer.getStatus() != OCSPRespBuilder.SUCCESSFUL
          || !(outer.getResponseObject() instanceof BasicOCSPResp basic)) {
        return Seen.none("OCSP answers with status " + outer.getStatus());
      }
      return objection(basic, nonce, now)
          .map(Seen::none)
          .orElseGet(() -> single(basic, serial, now));
    } catch (IOException | OCSPException | OperatorCreationException | RuntimeException e) {
      return Seen.none("OCSP answer is not readable: " + e.getMessage());
    } catch (CertificateException e) {
      return Seen.none("the authority's certificate has no usable key");
    }
  }

  private Optional<String> objection(BasicOCSPResp basic, byte[] nonce, Instant now)
      throws OCSPException, OperatorCreationException, CertificateException {
    if (!OcspSigner.of(basic, authority, now).signed(basic)) {
      return Optional.of("OCSP answer is not signed by the authority");
    }
    Extension echoed = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    boolean right = echoed == null ? !nonceRequired : same(echoed, nonce);
    return right ? Optional.empty() : Optional.of("OCSP answer is not to this question (nonce)");
  }

  private static boolean same(Extension echoed, byte[] nonce) {
    return MessageDigest.isEqual(
        nonce, ASN1OctetString.getInstance(echoed.getParsedValue()).getOctets());
  }

  private Seen single(BasicOCSPResp basic, BigInteger serial, Instant now) {
    for (SingleResp single : basic.getResponses()) {
      if (single.getCertID().getSerialNumber().equals(serial)) {
        return ofNow(single, now)
            ? status(single.getCertStatus())
            : Seen.none("OCSP answer is of " + single.getThisUpdate().toInstant());
      }
    }
    return Seen.none("OCSP answer is about another certificate");
  }

  /** What is made for this question is fresh; what lay in a store holds until its nextUpdate. */
  private boolean ofNow(SingleResp single, Instant now) {
    Instant from = single.getThisUpdate().toInstant();
    boolean stored = !nonceRequired && single.getNextUpdate() != null;
    Instant until = stored ? single.getNextUpdate().toInstant() : from;
    return !from.minus(SKEW).isAfter(now) && !until.plus(SKEW).isBefore(now);
  }

  private static Seen status(CertificateStatus status) {
    if (status == CertificateStatus.GOOD) {
      return Seen.byOcsp(Seen.Kind.GOOD, "OCSP says good");
    }
    if (!(status instanceof RevokedStatus revoked)) {
      return Seen.byOcsp(Seen.Kind.UNKNOWN, "OCSP says unknown");
    }
    int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
    Seen.Kind kind = reason == CRLReason.certificateHold ? Seen.Kind.HELD : Seen.Kind.REVOKED;
    return Seen.byOcsp(
        kind,
        "OCSP says revoked, reason "
            + reason
            + ", since "
            + revoked.getRevocationTime().toInstant());
  }
}
