package io.portcullis.connectors.ca.stepca;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * One-time tokens of a JWK provisioner: step-ca finds the provisioner by {@code iss} and {@code
 * kid}, and takes each {@code jti} once.
 */
record Token(String provisioner, ProvisionerKey key, Clock clock) {
  /** As long as those of the step command. */
  static final Duration LIFE = Duration.ofMinutes(5);

  /** For a clock of step-ca's that is behind. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  String of(String audience, String subject) throws IOException {
    JWK jwk = key.get();
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(provisioner)
            .audience(audience)
            .subject(subject)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now.minus(SKEW)))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    try {
      SignedJWT token = new SignedJWT(header(jwk), claims);
      token.sign(signer(jwk));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IOException("the provisioner's key can not sign");
    }
  }

  /** What step-ca calls the key: its thumbprint (RFC 7638), unless it was given another id. */
  String keyId() throws IOException {
    try {
      return keyId(key.get());
    } catch (JOSEException e) {
      throw new IOException("the provisioner's key has no thumbprint");
    }
  }

  private static String keyId(JWK jwk) throws JOSEException {
    return jwk.getKeyID() == null ? jwk.computeThumbprint().toString() : jwk.getKeyID();
  }

  private static JWSHeader header(JWK jwk) throws IOException, JOSEException {
    return new JWSHeader.Builder(algorithm(jwk)).type(JOSEObjectType.JWT).keyID(keyId(jwk)).build();
  }

  private static JWSAlgorithm algorithm(JWK jwk) throws IOException {
    return switch (jwk) {
      case RSAKey rsa -> JWSAlgorithm.RS256;
      case ECKey ec ->
          switch (ec.getCurve().getName()) {
            case "P-256" -> JWSAlgorithm.ES256;
            case "P-384" -> JWSAlgorithm.ES384;
            case "P-521" -> JWSAlgorithm.ES512;
            default -> throw unusable();
          };
      default -> throw unusable();
    };
  }

  private static JWSSigner signer(JWK jwk) throws IOException, JOSEException {
    return switch (jwk) {
      case RSAKey rsa -> new RSASSASigner(rsa);
      case ECKey ec -> new ECDSASigner(ec);
      default -> throw unusable();
    };
  }

  private static IOException unusable() {
    return new IOException("the provisioner's key is neither RSA nor EC on P-256, P-384 or P-521");
  }
}
