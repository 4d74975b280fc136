package io.portcullis.connectors.ca.status;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Who may sign for an authority: itself, or the holder of a certificate that it issued itself for
 * that purpose, id-kp-OCSPSigning (RFC 6960 section 4.2.2.2).
 */
record OcspSigner(X509CertificateHolder certificate) {

  /** The delegate whose certificate lies in the answer, if it is one; else the authority. */
  static OcspSigner of(BasicOCSPResp answer, X509CertificateHolder authority, Instant now)
      throws OperatorCreationException, CertificateException {
    ContentVerifierProvider key = verifier(authority);
    return new OcspSigner(
        Arrays.stream(answer.getCerts())
            .filter(c -> c.isValidOn(Date.from(now)) && delegated(c, authority, key))
            .findFirst()
            .orElse(authority));
  }

  boolean signed(BasicOCSPResp answer)
      throws OCSPException, OperatorCreationException, CertificateException {
    return answer.isSignatureValid(verifier(certificate));
  }

  private static boolean delegated(
      X509CertificateHolder candidate,
      X509CertificateHolder authority,
      ContentVerifierProvider key) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(candidate.getExtensions());
    if (usage == null || !usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)) {
      return false;
    }
    try {
      return candidate.getIssuer().equals(authority.getSubject())
          && candidate.isSignatureValid(key);
    } catch (CertException e) {
      return false;
    }
  }

  private static ContentVerifierProvider verifier(X509CertificateHolder of)
      throws OperatorCreationException, CertificateException {
    return new JcaContentVerifierProviderBuilder().build(of);
  }
}
