package io.portcullis.connectors.ca.x509;

import java.util.Locale;

import io.portcullis.model.ReasonCode;

/** CAs' spellings of why a certificate was revoked (RFC 5280 section 5.3.1). */
public final class Reasons {
  private Reasons() {}

  /** By number, or by name in any case and with any separators; else unspecified. */
  public static ReasonCode of(String text) {
    String bare = bare(text);
    for (ReasonCode reason : ReasonCode.values()) {
      if (bare.equals(Integer.toString(reason.code())) || bare.equals(bare(reason.name()))) {
        return reason;
      }
    }
    return switch (bare) {
      case "onhold", "hold" -> ReasonCode.CERTIFICATE_HOLD;
      case "cacompromised" -> ReasonCode.CA_COMPROMISE;
      case "keycompromised" -> ReasonCode.KEY_COMPROMISE;
      case "privilegeswithdrawn" -> ReasonCode.PRIVILEGE_WITHDRAWN;
      default -> ReasonCode.UNSPECIFIED;
    };
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "")
        .replaceFirst("^revocationreason", "");
  }
}
