package io.portcullis.connectors.idp.ssf.transmit;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** What a receiver answered to a pushed token (RFC 8935 sections 2.2 to 2.4). */
public sealed interface PushAnswer {
  /** More of a description is cut off. */
  int MAX_DESCRIPTION = 200;

  /** The receiver has it, and the hub may forget it. */
  record Taken() implements PushAnswer {}

  /**
   * The receiver will not have this token.
   *
   * @param err the code of RFC 8935 section 2.4, or "none" where it gave none
   * @param description the receiver's words, for people
   * @param stream true when the code blames key, issuer, audience or access, of which the token is
   *     not the cause
   */
  record Refused(String err, String description, boolean stream) implements PushAnswer {}

  /** Nothing is decided about it: it is to be sent again. */
  record Later(String why) implements PushAnswer {}

  static PushAnswer of(int status, byte[] body) {
    return switch (status) {
      case 202 -> new Taken();
      case 400 -> refused(json(body));
      default -> new Later("status " + status);
    };
  }

  /** An error as both ways of delivery tell it. */
  static Refused refused(JsonNode said) {
    String err = said.path("err").asText("");
    String known = err.matches("[a-z_]{1,64}") ? err : "none";
    String description = said.path("description").asText("").replaceAll("\\p{Cntrl}", " ");
    return new Refused(
        known,
        description.substring(0, Math.min(description.length(), MAX_DESCRIPTION)),
        OF_THE_STREAM.contains(known));
  }

  /** All codes of RFC 8935 section 2.4 but {@code invalid_request}. */
  Set<String> OF_THE_STREAM =
      Set.of(
          "invalid_key",
          "invalid_issuer",
          "invalid_audience",
          "authentication_failed",
          "access_denied");

  private static JsonNode json(byte[] body) {
    try {
      return Json.VENDOR.readTree(body);
    } catch (IOException e) {
      // A proxy's page, say: that it is refused is all there is to know.
      return Json.VENDOR.missingNode();
    }
  }
}
