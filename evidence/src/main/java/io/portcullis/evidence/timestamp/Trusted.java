package io.portcullis.evidence.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Whose time stamps count.
 *
 * @param anchors the certificates that the signer's must lead to
 */
public record Trusted(List<X509Certificate> anchors) {
  private static final int MOST_CERTIFICATES = 20;

  public Trusted {
    anchors = List.copyOf(anchors);
  }

  /**
   * Whether the token is a time stamp of that hash: its signature, the certificate that it names
   * (RFC 3161 section 2.3: extended key usage of time stamping alone, and critical), which was
   * valid at the time in the token and leads to an anchor. Whether it was revoked is not asked.
   *
   * @param token TimeStampToken, DER
   * @param hash SHA-256, 32 octets
   * @throws TimeStampException saying why not
   */
  public TimeStamp check(byte[] token, byte[] hash) throws TimeStampException {
    try {
      TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
      imprint(stamp, hash);
      List<X509Certificate> inside = certificates(stamp);
      X509Certificate signer = signer(stamp, inside);
      stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      path(stamp, signer, inside);
      return new TimeStamp(
          stamp.getTimeStampInfo().getGenTime().toInstant(),
          signer.getSubjectX500Principal().getName(),
          token.clone());
    } catch (TSPException | GeneralSecurityException e) {
      throw new TimeStampException(e.getMessage(), e);
    } catch (CMSException | IOException | OperatorCreationException | RuntimeException e) {
      throw new TimeStampException("not a token of RFC 3161", e);
    }
  }

  private static void imprint(TimeStampToken stamp, byte[] hash) throws TimeStampException {
    boolean same =
        TSPAlgorithms.SHA256.equals(stamp.getTimeStampInfo().getMessageImprintAlgOID())
            && MessageDigest.isEqual(hash, stamp.getTimeStampInfo().getMessageImprintDigest());
    if (!same) {
      throw new TimeStampException("it is a time stamp of something else");
    }
  }

  /** What it brings with it, and the anchors: an authority may sign itself. */
  private List<X509Certificate> certificates(TimeStampToken stamp)
      throws CertificateException, TimeStampException {
    Collection<X509CertificateHolder> brought = stamp.getCertificates().getMatches(null);
    if (brought.size() > MOST_CERTIFICATES) {
      throw new TimeStampException("more than " + MOST_CERTIFICATES + " certificates in it");
    }
    List<X509Certificate> all = new ArrayList<>(anchors);
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    for (X509CertificateHolder holder : brought) {
      all.add(converter.getCertificate(holder));
    }
    return all;
  }

  private static X509Certificate signer(TimeStampToken stamp, List<X509Certificate> inside)
      throws CertificateException, IOException, TimeStampException {
    for (X509Certificate one : inside) {
      if (stamp.getSID().match(new X509CertificateHolder(one.getEncoded()))) {
        return one;
      }
    }
    throw new TimeStampException("the certificate of its signer is not in it");
  }

  private void path(TimeStampToken stamp, X509Certificate signer, List<X509Certificate> inside)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    Set<TrustAnchor> trust =
        anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet());
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trust, target);
    parameters.setRevocationEnabled(false);
    parameters.setDate(stamp.getTimeStampInfo().getGenTime());
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(inside)));
    CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
