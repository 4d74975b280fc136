package io.portcullis.connectors.api;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Certificate;

/** From an X.509 certificate (RFC 5280) to what the hub keeps of it. */
public final class X509 {
  /** Signed certificate timestamps, RFC 6962: only publicly trusted certificates need them. */
  private static final String SCT_LIST = "1.3.6.1.4.1.11129.2.4.2";

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  /** DER begins a certificate with it. */
  private static final byte SEQUENCE = 0x30;

  private X509() {}

  /**
   * @throws BadRecord when the bytes are no X.509 certificate
   */
  public static X509Certificate der(byte[] bytes) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      throw new BadRecord("not an X.509 certificate");
    }
  }

  /**
   * One certificate between its BEGIN and END lines, and nothing beside it.
   *
   * @throws BadRecord when it is not that
   */
  public static X509Certificate pem(String text) {
    String stripped = text.strip();
    List<Pem.Block> blocks = Pem.blocks(stripped).limit(2).toList();
    boolean one =
        blocks.size() == 1
            && stripped.startsWith(BEGIN)
            && stripped.endsWith(END)
            && blocks.getFirst().whole();
    if (!one) {
      throw new BadRecord("not one PEM certificate from BEGIN to END");
    }
    return der(blocks.getFirst().der());
  }

  /**
   * Those in PEM, one after the other, whatever stands between them; or one in DER.
   *
   * @return none where there is none
   * @throws BadRecord when one is broken, or there are more than {@code most}
   */
  public static List<X509Certificate> all(byte[] content, int most) {
    if (content.length > 0 && content[0] == SEQUENCE) {
      return List.of(der(content));
    }
    List<Pem.Block> blocks =
        Pem.blocks(new String(content, StandardCharsets.ISO_8859_1))
            .filter(block -> block.kind().equals("CERTIFICATE"))
            .limit(most + 1L)
            .toList();
    if (blocks.size() > most) {
      throw new BadRecord("more than " + most + " certificates");
    }
    return blocks.stream().map(block -> der(block.der())).toList();
  }

  /**
   * @throws BadRecord when the serial number is negative, which RFC 5280 section 4.1.2.2 forbids
   */
  public static Certificate certificate(X509Certificate x509) {
    if (x509.getSerialNumber().signum() < 0) {
      throw new BadRecord("the serial number is negative");
    }
    return new Certificate(
        x509.getIssuerX500Principal().getName(X500Principal.RFC2253),
        Serials.text(x509.getSerialNumber()),
        x509.getSubjectX500Principal().getName(X500Principal.RFC2253),
        digest("SHA-256", encoded(x509)),
        digest("SHA-256", x509.getPublicKey().getEncoded()),
        x509.getNotBefore().toInstant(),
        x509.getNotAfter().toInstant(),
        x509.getExtensionValue(SCT_LIST) != null,
        "",
        key(x509.getPublicKey()),
        x509.getSigAlgName());
  }

  /** "RSA 2048", "EC 256", or the name of an algorithm that has one size. */
  public static String key(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case ECKey ec -> "EC " + ec.getParams().getOrder().bitLength();
      default -> key.getAlgorithm();
    };
  }

  /** The strong names that a certificate gives to the subject that holds its key. */
  public static List<Alias> aliases(X509Certificate x509) {
    Certificate certificate = certificate(x509);
    return new Aliases()
        .add(AliasType.CERT_SHA256, certificate.sha256())
        .add(AliasType.CERT_SHA1, digest("SHA-1", encoded(x509)))
        .certificate(certificate.issuer(), certificate.serial())
        .add(AliasType.SPKI_SHA256, certificate.spki())
        .list();
  }

  private static byte[] encoded(X509Certificate x509) {
    try {
      return x509.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new BadRecord("the certificate can not be encoded");
    }
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
