package io.portcullis.routes.issuance;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Ids;

/** What stands in a question as DER in base64. */
final class Der {
  private Der() {}

  /** The hash by which a public key (SubjectPublicKeyInfo) is known; empty when it is not there. */
  static Optional<String> sha256(JsonNode node, String field) throws Unreadable {
    byte[] der = bytes(node, field);
    return der.length == 0 ? Optional.empty() : Optional.of(Ids.sha256(der));
  }

  /** The certificate in the field {@code raw}; none when it is not there. */
  static List<Application.Held> certificate(JsonNode node, String where) throws Unreadable {
    byte[] der = bytes(node, "raw");
    if (der.length == 0) {
      return List.of();
    }
    try {
      X509Certificate certificate = X509.der(der);
      return List.of(
          new Application.Held(
              certificate.getIssuerX500Principal().getName(),
              Serials.text(certificate.getSerialNumber())));
    } catch (BadRecord | IllegalArgumentException e) {
      throw new Unreadable(where + ".raw: is no certificate");
    }
  }

  private static byte[] bytes(JsonNode node, String field) throws Unreadable {
    JsonNode value = node.path(field);
    try {
      return value.isTextual() ? value.binaryValue() : new byte[0];
    } catch (IOException e) {
      throw new Unreadable(field + ": is no base64");
    }
  }
}
