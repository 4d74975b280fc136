package io.portcullis.connectors.ca.custom;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.portcullis.connectors.ca.authority.Require;

/**
 * A header that holds HMAC-SHA256 of the body (RFC 2104), in hex.
 *
 * @param prefix stands before it, e.g. "sha256="
 * @param secret read at each call
 */
public record BodySignature(String header, String prefix, Supplier<String> secret) {
  private static final String ALGORITHM = "HmacSHA256";

  public BodySignature {
    Require.that(
        HttpAuth.NAME.matcher(header).matches(), "sign.header: is no name of an HTTP header");
    Require.that(
        prefix.chars().allMatch(c -> c > ' ' && c <= '~'), "sign.prefix: is none for a header");
  }

  String of(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return prefix + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
