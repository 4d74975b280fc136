package io.portcullis.connectors.ca.local;

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
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Believes an OCSP response only when it is signed by the authority itself, answers this very
 * question (nonce and serial) and is of now (RFC 6960 section 3.2).
 */
record OcspReader(X509CertificateHolder authority) {
  private static final Duration SKEW = Duration.ofMinutes(5);

  OcspAnswer read(byte[] response, BigInteger serial, byte[] nonce, Instant now) {
    try {
      OCSPResp outer = new OCSPResp(response);
      if (outer.getStatus() != OCSPRespBuilder.SUCCESSFUL
          || !(outer.getResponseObject() instanceof BasicOCSPResp basic)) {
        return OcspAnswer.none("OCSP answers with status " + outer.getStatus());
      }
      return objection(basic, nonce)
          .map(OcspAnswer::none)
          .orElseGet(() -> single(basic, serial, now));
    } catch (IOException | OCSPException | OperatorCreationException | RuntimeException e) {
      return OcspAnswer.none("OCSP answer is not readable: " + e.getMessage());
    } catch (CertificateException e) {
      return OcspAnswer.none("the authority's certificate has no usable key");
    }
  }

  private Optional<String> objection(BasicOCSPResp basic, byte[] nonce)
      throws OCSPException, OperatorCreationException, CertificateException {
    if (!basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority))) {
      return Optional.of("OCSP answer is not signed by the authority");
    }
    Extension echoed = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    boolean same =
        echoed != null
            && MessageDigest.isEqual(
                nonce, ASN1OctetString.getInstance(echoed.getParsedValue()).getOctets());
    return same ? Optional.empty() : Optional.of("OCSP answer is not to this question (nonce)");
  }

  private static OcspAnswer single(BasicOCSPResp basic, BigInteger serial, Instant now) {
    for (SingleResp single : basic.getResponses()) {
      if (single.getCertID().getSerialNumber().equals(serial)) {
        Duration age = Duration.between(single.getThisUpdate().toInstant(), now).abs();
        return age.compareTo(SKEW) > 0
            ? OcspAnswer.none("OCSP answer is of " + single.getThisUpdate().toInstant())
            : status(single.getCertStatus());
      }
    }
    return OcspAnswer.none("OCSP answer is about another certificate");
  }

  private static OcspAnswer status(CertificateStatus status) {
    if (status == CertificateStatus.GOOD) {
      return new OcspAnswer(OcspAnswer.Kind.GOOD, "OCSP says good");
    }
    if (!(status instanceof RevokedStatus revoked)) {
      return new OcspAnswer(OcspAnswer.Kind.UNKNOWN, "OCSP says unknown");
    }
    int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
    OcspAnswer.Kind kind =
        reason == CRLReason.certificateHold ? OcspAnswer.Kind.HELD : OcspAnswer.Kind.REVOKED;
    return new OcspAnswer(
        kind,
        "OCSP says revoked, reason "
            + reason
            + ", since "
            + revoked.getRevocationTime().toInstant());
  }
}
