package io.portcullis.connectors.idp.ssf.verify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import io.portcullis.connectors.api.Json;

/** Makes keys and tokens, sound ones and others. */
final class Transmitter {
  static final String ISSUER = "https://idp.lab.example/";
  static final String AUDIENCE = "https://hub.lab.example/ssf";
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final JWK RSA = rsa("rsa-1", 2048);
  static final JWK EC = ec("ec-1", Curve.P_256);
  static final JWK EC384 = ec("ec-384", Curve.P_384);

  private Transmitter() {}

  static JWK rsa(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static JWK ec(String id, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String published(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("jti", "t-1");
    claims.put("iat", NOW.getEpochSecond());
    claims.put("aud", AUDIENCE);
    claims.put("sub_id", Map.of("format", "opaque", "id", "anna"));
    claims.put(
        "events",
        Map.of("https://schemas.openid.net/secevent/risc/event-type/account-disabled", Map.of()));
    return claims;
  }

  static Map<String, Object> claims(String name, Object value) {
    Map<String, Object> claims = claims();
    claims.put(name, value);
    return claims;
  }

  static Map<String, Object> without(String name) {
    Map<String, Object> claims = claims();
    claims.remove(name);
    return claims;
  }

  static JWSHeader.Builder header(JWSAlgorithm algorithm, JWK key) {
    return new JWSHeader.Builder(algorithm)
        .type(new JOSEObjectType("secevent+jwt"))
        .keyID(key.getKeyID());
  }

  static String token(JWSAlgorithm algorithm, JWK key) {
    return token(header(algorithm, key).build(), key, claims());
  }

  static String token(JWSHeader header, JWK key, Map<String, Object> claims) {
    try {
      return token(
          header,
          new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm()),
          claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String token(JWSHeader header, JWSSigner signer, Map<String, Object> claims) {
    try {
      JWSObject jws = new JWSObject(header, new Payload(Json.bytes(claims)));
      jws.sign(signer);
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
