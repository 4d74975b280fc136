package io.portcullis.connectors.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;

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

import io.portcullis.model.Probe;

/**
 * Believes an OCSP response only when it is signed by the authority or by one it delegated that to,
 * answers this very question and is of now (RFC 6960 section 3.2).
 *
 * @param nonceRequired whether the question's nonce must be in it; one that is there must be right
 *     anyway
 */
record OcspReader(X509CertificateHolder authority, boolean nonceRequired) {
  /** In place of a nonce, where somebody else asked the question: whatever stands there is his. */
  static final byte[] NOT_ASKED = {};

  private static final Duration SKEW = Duration.ofMinutes(5);

  /** NONE for what is not believed. */
  Seen read(byte[] response, BigInteger serial, byte[] nonce, Instant now) {
    try {
      return believed(response, serial, nonce, now);
    } catch (NotBelieved e) {
      return Seen.none(e.getMessage());
    }
  }

  /**
   * @throws NotBelieved saying why it is not
   */
  Seen believed(byte[] response, BigInteger serial, byte[] nonce, Instant now) throws NotBelieved {
    try {
      OCSPResp outer = new OCSPResp(response);
      if (outer.getStatus() != OCSPRespBuilder.SUCCESSFUL
          || !(outer.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw NotBelieved.status(outer.getStatus());
      }
      check(basic, nonce, now);
      return single(basic, serial, now);
    } catch (NotBelieved e) {
      throw e;
    } catch (IOException | OCSPException | OperatorCreationException | RuntimeException e) {
      throw new NotBelieved(
          Probe.Result.UNREADABLE, "OCSP answer is not readable: " + e.getMessage(), e);
    } catch (CertificateException e) {
      throw new NotBelieved(
          Probe.Result.WRONG_SIGNER, "the authority's certificate has no usable key", e);
    }
  }

  private void check(BasicOCSPResp basic, byte[] nonce, Instant now)
      throws NotBelieved, OCSPException, OperatorCreationException, CertificateException {
    if (!OcspSigner.of(basic, authority, now).signed(basic)) {
      throw new NotBelieved(
          Probe.Result.WRONG_SIGNER, "OCSP answer is not signed by the authority");
    }
    Extension echoed = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    boolean right = echoed == null ? !nonceRequired : nonce.length == 0 || same(echoed, nonce);
    if (!right) {
      throw new NotBelieved(Probe.Result.UNRELATED, "OCSP answer is not to this question (nonce)");
    }
  }

  private static boolean same(Extension echoed, byte[] nonce) {
    return MessageDigest.isEqual(
        nonce, ASN1OctetString.getInstance(echoed.getParsedValue()).getOctets());
  }

  private Seen single(BasicOCSPResp basic, BigInteger serial, Instant now) throws NotBelieved {
    for (SingleResp single : basic.getResponses()) {
      if (single.getCertID().getSerialNumber().equals(serial)) {
        if (ofNow(single, now)) {
          return status(single.getCertStatus());
        }
        throw new NotBelieved(
            Probe.Result.EXPIRED, "OCSP answer is of " + single.getThisUpdate().toInstant());
      }
    }
    throw new NotBelieved(Probe.Result.UNRELATED, "OCSP answer is about another certificate");
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
