package io.portcullis.connectors.idp.ssf;

import java.io.IOException;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Utf8;

/** The compact form of a JWS: header, payload and signature (RFC 7515 section 7.1). */
public final class CompactToken {
  private static final int SIGNED = 3;
  private static final int ENCRYPTED = 5;

  private CompactToken() {}

  /**
   * @throws BadRecord when it is none, or its payload is no JSON object
   */
  public static Doc claims(String compact) {
    String[] parts = compact.strip().split("\\.", ENCRYPTED + 1);
    if (parts.length == ENCRYPTED) {
      throw new BadRecord("the token is encrypted, and the hub has no key for it");
    }
    if (parts.length != SIGNED) {
      throw new BadRecord("not a compact token: expected 3 parts, found " + parts.length);
    }
    return object(bytes(parts[1]));
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new BadRecord("payload of the token: not base64url");
    }
  }

  private static Doc object(byte[] payload) {
    if (Utf8.invalidAt(payload, 0, payload.length).isPresent()) {
      throw new BadRecord("payload of the token: invalid UTF-8");
    }
    try {
      JsonNode claims = Json.VENDOR.readTree(payload);
      if (claims.isObject()) {
        return Doc.of(claims);
      }
    } catch (IOException e) {
      throw new BadRecord("payload of the token: malformed JSON");
    }
    throw new BadRecord("payload of the token: expected an object");
  }
}
