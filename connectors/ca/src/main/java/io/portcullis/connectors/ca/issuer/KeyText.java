package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A private key as programs write it: PEM with PRIVATE KEY (PKCS #8), RSA PRIVATE KEY (PKCS #1) or
 * EC PRIVATE KEY (SEC 1), or a JSON Web Key (RFC 7517), which is what certbot keeps of an account.
 * Not encrypted; RSA, or EC on a named curve.
 */
public final class KeyText {
  private KeyText() {}

  /**
   * @throws IllegalArgumentException saying what is missing or broken, and nothing of the key
   */
  public static KeyPair read(String text) {
    try {
      return text.stripLeading().startsWith("{") ? jwk(text) : pair(info(text));
    } catch (IOException | GeneralSecurityException | JoseException | ClassCastException e) {
      // The cause may quote the key.
      throw new IllegalArgumentException("holds a private key that can not be read");
    }
  }

  private static KeyPair jwk(String text) throws JoseException {
    PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(text);
    if (key.getPrivateKey() == null) {
      throw new IllegalArgumentException("holds a public key only");
    }
    return new KeyPair(key.getPublicKey(), key.getPrivateKey());
  }

  /** Openssl writes the parameters of a curve before the key. */
  private static PrivateKeyInfo info(String text) throws IOException {
    PEMParser parser = new PEMParser(new StringReader(text));
    for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
      if (block instanceof PEMKeyPair pair) {
        return pair.getPrivateKeyInfo();
      }
      if (block instanceof PrivateKeyInfo info) {
        return info;
      }
      if (block.getClass().getSimpleName().contains("Encrypted")) {
        throw new IllegalArgumentException("holds an encrypted private key");
      }
    }
    throw new IllegalArgumentException("holds no private key");
  }

  private static KeyPair pair(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
    PrivateKey own = new JcaPEMKeyConverter().getPrivateKey(info);
    if (own instanceof RSAPrivateCrtKey rsa) {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
      return new KeyPair(KeyFactory.getInstance("RSA").generatePublic(spec), own);
    }
    return new KeyPair(point(info), own);
  }

  /** Many files hold the number alone; the public key is that many times the curve's base point. */
  private static PublicKey point(PrivateKeyInfo info) throws IOException {
    ASN1ObjectIdentifier curve =
        ASN1ObjectIdentifier.getInstance(info.getPrivateKeyAlgorithm().getParameters());
    X9ECParameters parameters =
        Optional.ofNullable(ECNamedCurveTable.getByOID(curve))
            .orElseThrow(() -> new IllegalArgumentException("holds a key on an unknown curve"));
    BigInteger times = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    byte[] point = parameters.getG().multiply(times).normalize().getEncoded(false);
    return new JcaPEMKeyConverter()
        .getPublicKey(new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), point));
  }
}
