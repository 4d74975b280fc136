package io.portcullis.connectors.idp.ssf.transmit;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import io.portcullis.connectors.api.Json;

/** Signs tokens, and publishes the keys that receivers verify them by. For any thread. */
public final class TransmitterKey {
  private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
  private static final int LEAST_RSA_BITS = 2048;

  private final KeyAlgorithm algorithm;
  private final List<JWK> published;
  private final JWSSigner signer;

  private TransmitterKey(KeyAlgorithm algorithm, List<JWK> published, JWSSigner signer) {
    this.algorithm = algorithm;
    this.published = published;
    this.signer = signer;
  }

  /** A new key, as {@link #read} reads it. */
  public static String generate(KeyAlgorithm algorithm) {
    return PemKeys.write(algorithm.generate());
  }

  /**
   * @param pem the private key, its public key or certificate, and after it further public ones
   *     that are published only: the key before this one, or the next
   * @throws IllegalArgumentException saying what is wrong, e.g. that public and private key are not
   *     of one pair; nothing of the keys is in it
   */
  public static TransmitterKey read(String pem, KeyAlgorithm algorithm) {
    PemKeys keys = PemKeys.read(pem, algorithm);
    try {
      List<JWK> published = keys.publicKeys().stream().map(TransmitterKey::published).toList();
      JWSSigner signer = signer(keys.privateKey());
      TransmitterKey key = new TransmitterKey(algorithm, published, signer);
      key.proveThePair();
      return key;
    } catch (JOSEException e) {
      throw new IllegalArgumentException("has keys that can not sign " + algorithm);
    }
  }

  /** The compact form of the token (RFC 7515 section 7.1), typed as RFC 8417 section 2.3 wants. */
  public String sign(Map<String, Object> claims) {
    JWSHeader header =
        new JWSHeader.Builder(algorithm.jws())
            .type(TYPE)
            .keyID(published.getFirst().getKeyID())
            .build();
    JWSObject token = new JWSObject(header, new Payload(Json.bytes(claims)));
    try {
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token can not be signed", e);
    }
  }

  /** The JWK set (RFC 7517 section 5), public parts alone. */
  public String published() {
    return Json.text(new JWKSet(published).toJSONObject(true));
  }

  /** Of the key that signs: its thumbprint (RFC 7638). */
  public String id() {
    return published.getFirst().getKeyID();
  }

  private void proveThePair() throws JOSEException {
    try {
      JWSObject token = JWSObject.parse(sign(Map.of("probe", true)));
      if (token.verify(verifier(published.getFirst()))) {
        return;
      }
    } catch (ParseException e) {
      throw new IllegalStateException("a token of our own can not be read", e);
    }
    throw new IllegalArgumentException("has a first public key that is not the private key's");
  }

  private static JWSSigner signer(PrivateKey key) throws JOSEException {
    return key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
  }

  private JWSVerifier verifier(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa when algorithm == KeyAlgorithm.RS256 ->
          new RSASSAVerifier(rsa.toRSAPublicKey());
      case ECKey ec when algorithm == KeyAlgorithm.ES256 -> new ECDSAVerifier(ec.toECPublicKey());
      default -> throw new IllegalArgumentException("has a first public key of another kind");
    };
  }

  private static JWK published(PublicKey key) {
    try {
      return switch (key) {
        case RSAPublicKey rsa -> rsa(rsa);
        case ECPublicKey ec -> ec(ec);
        default -> throw new IllegalArgumentException("has a key that is neither RSA nor EC");
      };
    } catch (JOSEException e) {
      throw new IllegalArgumentException("has a public key that has no thumbprint", e);
    }
  }

  private static JWK rsa(RSAPublicKey key) throws JOSEException {
    if (key.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new IllegalArgumentException("has an RSA key of less than 2048 bits");
    }
    return new RSAKey.Builder(key)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(KeyAlgorithm.RS256.jws())
        .keyIDFromThumbprint()
        .build();
  }

  private static JWK ec(ECPublicKey key) throws JOSEException {
    Curve curve = Curve.forECParameterSpec(key.getParams());
    if (!Curve.P_256.equals(curve)) {
      throw new IllegalArgumentException("has an EC key that is not on P-256");
    }
    return new ECKey.Builder(curve, key)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(KeyAlgorithm.ES256.jws())
        .keyIDFromThumbprint()
        .build();
  }
}
