package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.model.DistinguishedName;

/**
 * Those under whose names an authority issues: 1 to {@value #MOST} certificates of CAs. They say
 * which certificates are the authority's own, and what OCSP and CRLs are checked by.
 */
public record Issuers(List<X509Certificate> certificates) {
  public static final int MOST = 50;

  /**
   * @throws IllegalArgumentException when there is none, are too many, or one is of no CA
   */
  public Issuers {
    certificates = List.copyOf(certificates);
    Require.that(!certificates.isEmpty(), "issuer-certificates: must hold at least one");
    Require.that(certificates.size() <= MOST, "issuer-certificates: more than " + MOST);
    for (X509Certificate one : certificates) {
      Require.that(
          one.getBasicConstraints() >= 0,
          "issuer-certificates: "
              + one.getSubjectX500Principal().getName()
              + " is no certificate of a CA");
    }
  }

  /**
   * @param files PEM or DER, each with one or several
   * @throws IllegalArgumentException when one is of no use; names the file
   */
  public static Issuers read(List<Path> files) {
    List<X509Certificate> all = new ArrayList<>();
    for (Path file : files) {
      try {
        all.addAll(CertificateFile.certificates(file));
      } catch (IOException e) {
        throw new IllegalArgumentException("issuer-certificates: " + e.getMessage(), e);
      }
    }
    return new Issuers(all);
  }

  /** True when it is the name of one of them, in any spelling. */
  public boolean known(String name) {
    return named(name).isPresent();
  }

  /** The first one of that name, in any spelling. */
  public Optional<X509Certificate> named(String name) {
    String wanted = DistinguishedName.canonical(name);
    return certificates.stream().filter(c -> canonical(c).equals(wanted)).findFirst();
  }

  /** The one that signed this certificate: the name alone can be anybody's. */
  public Optional<X509Certificate> of(X509Certificate leaf) {
    return certificates.stream().filter(c -> signed(c, leaf)).findFirst();
  }

  public static X509CertificateHolder holder(X509Certificate certificate) {
    try {
      return new JcaX509CertificateHolder(certificate);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its own encoding", e);
    }
  }

  /** Canonical name of a certificate's subject. */
  public static String canonical(X509Certificate certificate) {
    return DistinguishedName.canonical(
        certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
  }

  /** Whether the first one issued the second: by its name, and by its signature. */
  public static boolean signed(X509Certificate authority, X509Certificate leaf) {
    if (!authority.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
      return false;
    }
    try {
      leaf.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
