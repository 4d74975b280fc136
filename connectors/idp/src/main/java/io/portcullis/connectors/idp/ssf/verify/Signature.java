package io.portcullis.connectors.idp.ssf.verify;

import java.util.Locale;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;

/**
 * The signature of a token. Its header chooses among the transmitter's keys by {@code kid} and
 * nothing else: keys and addresses of keys in the header are not looked at, and a key verifies only
 * what its own type and {@code alg} allow, so that no public key passes for a shared secret.
 */
record Signature(JWSObject jws) {
  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);
  private static final Set<JWSAlgorithm> EC = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384);
  private static final Set<String> TYPES = Set.of("secevent+jwt", "application/secevent+jwt");
  private static final int LEAST_RSA_BITS = 2048;

  /**
   * @throws Refusal when the header is not that of a signed security event token
   */
  static Signature of(JWSObject jws) {
    JWSHeader header = jws.getHeader();
    String type = header.getType() == null ? "" : header.getType().getType();
    if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
      throw new Refusal(Problem.INVALID_REQUEST, "typ: expected secevent+jwt");
    }
    boolean critical = header.getCriticalParams() != null && !header.getCriticalParams().isEmpty();
    if (critical || !header.isBase64URLEncodePayload()) {
      throw new Refusal(Problem.INVALID_REQUEST, "crit: not understood");
    }
    if (!RSA.contains(header.getAlgorithm()) && !EC.contains(header.getAlgorithm())) {
      throw new Refusal(Problem.INVALID_KEY, "alg: not one of those that are taken");
    }
    return new Signature(jws);
  }

  /** Whether this key is one that such a signature can be of. */
  boolean mayBeOf(JWK key) {
    JWSHeader header = jws.getHeader();
    return (header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()))
        && ofItsType(key);
  }

  private boolean ofItsType(JWK key) {
    JWSAlgorithm algorithm = jws.getHeader().getAlgorithm();
    return switch (key) {
      case RSAKey rsa -> RSA.contains(algorithm) && rsa.size() >= LEAST_RSA_BITS;
      case ECKey ec ->
          EC.contains(algorithm) && Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
      default -> false;
    };
  }

  boolean isOf(JWK key) {
    try {
      return jws.verify(verifier(key));
    } catch (JOSEException | IllegalArgumentException e) {
      // A key that is no point of its curve, say: it signed nothing.
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof RSAKey rsa
        ? new RSASSAVerifier(rsa.toRSAPublicKey())
        : new ECDSAVerifier(((ECKey) key).toECPublicKey());
  }
}
