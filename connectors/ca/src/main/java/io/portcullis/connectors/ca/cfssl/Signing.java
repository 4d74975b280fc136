package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Pem;

/**
 * A request to sign, plain or authenticated (cfssl, doc/authentication.txt): the token is
 * HMAC-SHA-256 over the bytes of the request.
 */
record Signing(Optional<String> label, Optional<String> profile, Optional<Supplier<String>> key) {
  /** Endpoint that takes it. */
  String endpoint() {
    return key.isPresent() ? "authsign" : "sign";
  }

  /**
   * @throws IOException when the key can not be had; says why, and nothing of it
   */
  ObjectNode request(byte[] pkcs10) throws IOException {
    ObjectNode plain = Json.VENDOR.createObjectNode();
    plain.put("certificate_request", Pem.write("CERTIFICATE REQUEST", pkcs10));
    label.ifPresent(l -> plain.put("label", l));
    profile.ifPresent(p -> plain.put("profile", p));
    return key.isPresent() ? authenticated(Json.VENDOR.writeValueAsBytes(plain)) : plain;
  }

  private ObjectNode authenticated(byte[] request) throws IOException {
    ObjectNode outer = Json.VENDOR.createObjectNode();
    outer.put("token", Base64.getEncoder().encodeToString(token(request)));
    outer.put("request", Base64.getEncoder().encodeToString(request));
    return outer;
  }

  private byte[] token(byte[] request) throws IOException {
    try {
      byte[] secret = HexFormat.of().parseHex(key.orElseThrow().get().strip());
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(request);
    } catch (IllegalStateException e) {
      throw new IOException("auth-key: " + e.getMessage(), e);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // The cause may quote the key.
      throw new IOException("auth-key: must be hexadecimal");
    }
  }
}
