package io.portcullis.connectors.idp.ssf.transmit;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.Announcement;
import io.portcullis.model.Certificate;

/** The claims within one event: CAEP 1.0 section 2 for all of them, section 3 for each. */
final class EventClaims {
  private static final String COMPLIANT = "compliant";
  private static final String NOT_COMPLIANT = "not-compliant";

  private EventClaims() {}

  static Map<String, Object> of(Announcement announcement, EventKind kind) {
    Map<String, Object> claims = new LinkedHashMap<>();
    switch (kind) {
      case CREDENTIAL_CHANGE ->
          credential(claims, ((Announcement.CertificateRevoked) announcement.change()));
      case DEVICE_COMPLIANCE_CHANGE ->
          compliance(claims, announcement.change() instanceof Announcement.TrustLost);
      case SESSION_REVOKED -> {
        // has no claims of its own
      }
    }
    claims.put("event_timestamp", announcement.at().getEpochSecond());
    claims.put("initiating_entity", announcement.byPerson() ? "admin" : "policy");
    claims.put("reason_admin", english(admin(announcement)));
    claims.put("reason_user", english(user(announcement)));
    return claims;
  }

  private static void credential(
      Map<String, Object> claims, Announcement.CertificateRevoked revoked) {
    Certificate certificate = revoked.certificate();
    claims.put("credential_type", "x509");
    claims.put("change_type", "revoke");
    if (!certificate.subject().isBlank()) {
      claims.put("friendly_name", certificate.subject());
    }
    claims.put("x509_issuer", certificate.issuer());
    claims.put("x509_serial", certificate.serial());
    if (!certificate.sha256().isBlank()) {
      claims.put("x5t#S256", thumbprint(certificate.sha256()));
    }
  }

  /** As RFC 7515 section 4.1.8 names and spells it; CAEP allows claims beside its own. */
  private static String thumbprint(String hex) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
  }

  private static void compliance(Map<String, Object> claims, boolean lost) {
    claims.put("previous_status", lost ? COMPLIANT : NOT_COMPLIANT);
    claims.put("current_status", lost ? NOT_COMPLIANT : COMPLIANT);
  }

  /** By language tag (BCP 47). */
  private static Map<String, String> english(String text) {
    return Map.of("en", text);
  }

  private static String admin(Announcement announcement) {
    if (!announcement.rule().isEmpty()) {
      return announcement.rule() + ": " + announcement.reason();
    }
    return announcement.byPerson()
        ? "taken back by a person"
        : announcement.change() instanceof Announcement.TrustRegained
            ? "no finding is open any more"
            : "decided by the hub";
  }

  private static String user(Announcement announcement) {
    return switch (announcement.change()) {
      case Announcement.TrustLost t -> "Access is suspended for security reasons.";
      case Announcement.TrustRegained t -> "Access is possible again.";
      case Announcement.CertificateRevoked c -> "A certificate was revoked for security reasons.";
    };
  }
}
