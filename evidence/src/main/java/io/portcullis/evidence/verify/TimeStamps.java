package io.portcullis.evidence.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

import io.portcullis.evidence.checkpoint.Witness;

/** Checks tokens of time-stamping authorities (RFC 3161 section 2.4.2) long after they were got. */
final class TimeStamps {
  private final List<X509Certificate> authorities;

  TimeStamps(List<X509Certificate> authorities) {
    this.authorities = List.copyOf(authorities);
  }

  /**
   * When the token says that the checkpoint was there.
   *
   * @throws IllegalArgumentException when it is about another one, or no authority that is trusted
   *     here signed it
   */
  Instant time(Witness witness) {
    try {
      TimeStampToken token =
          new TimeStampToken(new CMSSignedData(Base64.getDecoder().decode(witness.token())));
      imprint(token, witness);
      X509Certificate signer = signer(token);
      if (authorities.stream().noneMatch(authority -> vouches(authority, signer))) {
        throw new IllegalArgumentException(
            "checkpoint %d: stamped by %s, which is not among the authorities given"
                .formatted(witness.number(), signer.getSubjectX500Principal().getName()));
      }
      // Also that the certificate is for time stamps, and was valid then.
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      return token.getTimeStampInfo().getGenTime().toInstant();
    } catch (CMSException
        | TSPException
        | IOException
        | OperatorCreationException
        | CertificateException e) {
      throw new IllegalArgumentException(
          "checkpoint %d: its time stamp is not valid".formatted(witness.number()), e);
    }
  }

  private static void imprint(TimeStampToken token, Witness witness) {
    boolean sha256 =
        token
            .getTimeStampInfo()
            .getMessageImprintAlgOID()
            .equals(NISTObjectIdentifiers.id_sha256);
    String stamped = HexFormat.of().formatHex(token.getTimeStampInfo().getMessageImprintDigest());
    if (!sha256 || !stamped.equals(witness.checkpoint())) {
      throw new IllegalArgumentException(
          "checkpoint %d: its time stamp is of something else".formatted(witness.number()));
    }
  }

  private static X509Certificate signer(TimeStampToken token) throws CertificateException {
    Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
    if (found.isEmpty()) {
      throw new CertificateException("the token has no certificate of its signer");
    }
    return new JcaX509CertificateConverter().getCertificate(found.iterator().next());
  }

  private static boolean vouches(X509Certificate authority, X509Certificate signer) {
    if (authority.equals(signer)) {
      return true;
    }
    try {
      signer.verify(authority.getPublicKey());
      return signer.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
