package io.portcullis.connectors.ca.cfssl;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Reply;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/** The endpoint "revoke" (cfssl, doc/api/endpoint_revoke.txt). */
final class Revocation {
  private final CfsslApi api;

  Revocation(CfsslApi api) {
    this.api = api;
  }

  /**
   * A row of cfssl's store is named by serial number and authority key identifier. Builds of 2016,
   * which Debian ships, leave the second one empty.
   */
  Reply of(Target.OfCertificate certificate, X509Certificate issuer, ReasonCode reason)
      throws IOException {
    Reply last = Reply.refused("no certificate of that number");
    Set<String> identifiers = new LinkedHashSet<>();
    identifiers.add(keyIdentifier(issuer));
    identifiers.add("");
    for (String identifier : identifiers) {
      try {
        api.post("revoke", request(decimal(certificate), identifier, word(reason)));
        return Reply.done("revoked, reason " + word(reason));
      } catch (Refusal e) {
        if (!e.notFound()) {
          return e.badRequest() ? Reply.refused(e.getMessage()) : Reply.notNow(e.getMessage());
        }
        last = Reply.refused(e.getMessage());
      }
    }
    return last;
  }

  /** "ok", or why it would not revoke: asked to revoke no number at all, it must say just that. */
  String check() throws IOException {
    try {
      api.post("revoke", request("", "", "unspecified"));
      return "revoke takes a request without a serial number";
    } catch (Refusal e) {
      return e.badRequest() ? "ok" : e.getMessage();
    }
  }

  private static ObjectNode request(String serial, String identifier, String reason) {
    ObjectNode request = Json.VENDOR.createObjectNode();
    request.put("serial", serial);
    request.put("authority_key_id", identifier);
    request.put("reason", reason);
    return request;
  }

  private static String decimal(Target.OfCertificate certificate) {
    return Serials.parse(certificate.serial()).toString();
  }

  private static String keyIdentifier(X509Certificate issuer) {
    return Optional.ofNullable(
            SubjectKeyIdentifier.fromExtensions(Issuers.holder(issuer).getExtensions()))
        .map(id -> HexFormat.of().formatHex(id.getKeyIdentifier()))
        .orElse("");
  }

  /** The names of RFC 5280 section 5.3.1; cfssl does not look at their case. */
  private static String word(ReasonCode reason) {
    return switch (reason) {
      case UNSPECIFIED -> "unspecified";
      case KEY_COMPROMISE -> "keyCompromise";
      case CA_COMPROMISE -> "cACompromise";
      case AFFILIATION_CHANGED -> "affiliationChanged";
      case SUPERSEDED -> "superseded";
      case CESSATION_OF_OPERATION -> "cessationOfOperation";
      case CERTIFICATE_HOLD -> "certificateHold";
      case REMOVE_FROM_CRL -> "removeFromCRL";
      case PRIVILEGE_WITHDRAWN -> "privilegeWithdrawn";
    };
  }
}
