package io.portcullis.connectors.ca.local;

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

/** Believes a CRL only when the authority signed it and it is of now (RFC 5280 section 6.3). */
record CrlReader(X509CertificateHolder authority) {

  /**
   * What a CRL lists.
   *
   * @param held serial to whether it is on hold only
   */
  record Listed(BigInteger number, Map<BigInteger, Boolean> held) {
    OcspAnswer.Kind kind(BigInteger serial) {
      Boolean hold = held.get(serial);
      if (hold == null) {
        return OcspAnswer.Kind.GOOD;
      }
      return hold ? OcspAnswer.Kind.HELD : OcspAnswer.Kind.REVOKED;
    }
  }

  /**
   * @throws IOException saying what is wrong with it
   */
  Listed read(byte[] der, Instant now) throws IOException {
    try {
      X509CRLHolder crl = new X509CRLHolder(der);
      boolean signed =
          crl.isSignatureValid(new JcaContentVerifierProviderBuilder().build(authority));
      if (!signed || !crl.getIssuer().equals(authority.getSubject())) {
        throw new IOException("the CRL is not signed by the authority");
      }
      if (crl.getNextUpdate() == null || crl.getNextUpdate().toInstant().isBefore(now)) {
        throw new IOException("the CRL has run out");
      }
      return new Listed(Crl.of(crl).number(), entries(crl.getRevokedCertificates()));
    } catch (CertException | OperatorCreationException | CertificateException e) {
      throw new IOException("the CRL's signature can not be checked: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IOException("the CRL is not readable: " + e.getMessage(), e);
    }
  }

  private static Map<BigInteger, Boolean> entries(Collection<?> listed) {
    Map<BigInteger, Boolean> entries = new HashMap<>();
    for (Object entry : listed) {
      X509CRLEntryHolder one = (X509CRLEntryHolder) entry;
      entries.put(one.getSerialNumber(), hold(one));
    }
    return entries;
  }

  private static boolean hold(X509CRLEntryHolder entry) {
    Extension reason = entry.getExtension(Extension.reasonCode);
    return reason != null
        && ASN1Enumerated.getInstance(reason.getParsedValue()).hasValue(CRLReason.certificateHold);
  }
}
