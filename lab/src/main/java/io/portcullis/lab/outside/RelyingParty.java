package io.portcullis.lab.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Somebody who trusts the CA and asks before trusting a certificate: the JDK's own checks. */
public final class RelyingParty {
  public static final String GOOD = "GOOD";
  private static final String UNKNOWN = "UNKNOWN";

  private final X509Certificate authority;
  private final URI ca;

  public RelyingParty(X509Certificate authority, URI ca) {
    this.authority = authority;
    this.ca = ca;
  }

  /** GOOD, the CRLReason by name, or UNKNOWN when OCSP gave no answer. */
  public String ocsp(X509Certificate certificate) {
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(EnumSet.of(Option.NO_FALLBACK));
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      parameters.addCertPathChecker(checker);
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      validator.validate(path, parameters);
      return GOOD;
    } catch (CertPathValidatorException e) {
      return e.getCause() instanceof CertificateRevokedException revoked
          ? revoked.getRevocationReason().name()
          : UNKNOWN;
    } catch (GeneralSecurityException e) {
      return UNKNOWN;
    }
  }

  /** GOOD, the CRLReason by name, or UNKNOWN when there is no CRL. */
  public String crl(X509Certificate certificate) {
    try (InputStream in = ca.resolve(CRL_PATH).toURL().openStream()) {
      X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
      crl.verify(authority.getPublicKey());
      X509CRLEntry entry = crl.getRevokedCertificate(certificate);
      return entry == null ? GOOD : String.valueOf(entry.getRevocationReason());
    } catch (IOException | GeneralSecurityException e) {
      return UNKNOWN;
    }
  }

  private static final String CRL_PATH = "/ca.crl";
}
