package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

import io.portcullis.connectors.api.http.PemFile;
import io.portcullis.model.DistinguishedName;

/**
 * The certificates that an authority issues with: by their names it is known what is its own, and
 * by their keys what OCSP and CRL say is believed.
 */
public final class Issuers {
  public static final int MOST = 16;

  private final Map<String, Issuer> byName = new LinkedHashMap<>();

  /** One of them. */
  public record Issuer(X509Certificate x509, JcaX509CertificateHolder holder) {
    /** RFC 2253. */
    public String name() {
      return x509.getSubjectX500Principal().getName();
    }
  }

  /**
   * @param files PEM; 1 to {@value #MOST} certificates in all, each of an authority
   * @throws IllegalArgumentException naming the file and what is wrong
   */
  public static Issuers read(List<Path> files) {
    Issuers issuers = new Issuers();
    for (Path file : files) {
      try {
        PemFile.certificates(file).forEach(issuers::add);
      } catch (IOException e) {
        throw new IllegalArgumentException("issuer-certificates: " + e.getMessage(), e);
      }
    }
    Require.that(
        !issuers.byName.isEmpty() && issuers.byName.size() <= MOST,
        "issuer-certificates: 1 to " + MOST + " are wanted");
    return issuers;
  }

  /** Of certificates at hand. */
  public static Issuers of(X509Certificate... certificates) {
    Issuers issuers = new Issuers();
    List.of(certificates).forEach(issuers::add);
    return issuers;
  }

  /** The one of that name, however it is spelt. */
  public Optional<Issuer> find(String name) {
    return Optional.ofNullable(byName.get(DistinguishedName.canonical(name)));
  }

  public Collection<Issuer> all() {
    return byName.values();
  }

  private void add(X509Certificate certificate) {
    String name = certificate.getSubjectX500Principal().getName();
    Require.that(
        certificate.getBasicConstraints() >= 0,
        "issuer-certificates: " + name + " is no authority's certificate");
    try {
      Issuer before =
          byName.put(
              DistinguishedName.canonical(name),
              new Issuer(certificate, new JcaX509CertificateHolder(certificate)));
      Require.that(before == null, "issuer-certificates: there are two of the name " + name);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("issuer-certificates: " + name + " is unusable", e);
    }
  }
}
