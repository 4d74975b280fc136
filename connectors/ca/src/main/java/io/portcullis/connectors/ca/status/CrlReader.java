package io.portcullis.connectors.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

import io.portcullis.model.Probe;

/** Believes a CRL only when the authority signed it and it is of now (RFC 5280 section 6.3). */
public record CrlReader(X509CertificateHolder authority) {

  /**
   * What a CRL lists.
   *
   * @param reasons CRLReason by serial
   */
  record Listed(Map<BigInteger, Integer> reasons) {
    Seen of(BigInteger serial) {
      Integer reason = reasons.get(serial);
      if (reason == null) {
        return Seen.byCrl(Seen.Kind.GOOD, "CRL does not list it");
      }
      Seen.Kind kind = reason == CRLReason.certificateHold ? Seen.Kind.HELD : Seen.Kind.REVOKED;
      return Seen.byCrl(kind, "CRL lists it, reason " + reason);
    }
  }

  /** What the CRL, DER, says of a certificate; NONE where it is not believed. */
  public Seen read(byte[] der, BigInteger serial, Instant now) {
    try {
      return listed(der, now).of(serial);
    } catch (IOException e) {
      return Seen.none(e.getMessage());
    }
  }

  /**
   * @throws NotBelieved saying what is wrong with it
   */
  Listed listed(byte[] der, Instant now) throws NotBelieved {
    X509CRLHolder crl = signed(der);
    if (crl.getNextUpdate() == null || crl.getNextUpdate().toInstant().isBefore(now)) {
      throw new NotBelieved(Probe.Result.EXPIRED, "the CRL has run out");
    }
    try {
      return new Listed(reasons(crl.getRevokedCertificates()));
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  /**
   * A CRL that the authority signed, of whatever time.
   *
   * @throws NotBelieved when it is none; says why
   */
  public X509CRLHolder signed(byte[] der) throws NotBelieved {
    try {
      X509CRLHolder crl = new X509CRLHolder(der);
      boolean signed =
          crl.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority));
      if (!signed || !crl.getIssuer().equals(authority.getSubject())) {
        throw new NotBelieved(Probe.Result.WRONG_SIGNER, "the CRL is not signed by the authority");
      }
      return crl;
    } catch (NotBelieved e) {
      throw e;
    } catch (CertException | OperatorCreationException | CertificateException e) {
      // Of another kind of key than the authority's.
      throw new NotBelieved(
          Probe.Result.WRONG_SIGNER,
          "the CRL's signature can not be checked: " + e.getMessage(),
          e);
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static NotBelieved unreadable(Exception e) {
    return new NotBelieved(
        Probe.Result.UNREADABLE, "the CRL is not readable: " + e.getMessage(), e);
  }

  private static Map<BigInteger, Integer> reasons(Collection<?> listed) {
    Map<BigInteger, Integer> reasons = new HashMap<>();
    for (Object entry : listed) {
      X509CRLEntryHolder one = (X509CRLEntryHolder) entry;
      reasons.put(one.getSerialNumber(), reason(one));
    }
    return reasons;
  }

  private static int reason(X509CRLEntryHolder entry) {
    Extension reason = entry.getExtension(Extension.reasonCode);
    return reason == null
        ? CRLReason.unspecified
        : ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact();
  }
}
