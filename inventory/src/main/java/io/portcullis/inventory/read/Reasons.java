package io.portcullis.inventory.read;

import java.util.Locale;

import io.portcullis.model.ReasonCode;

/** Why a certificate was revoked (RFC 5280 section 5.3.1), in any case and with any separators. */
final class Reasons {
  private Reasons() {}

  /** What has another name is unspecified: the revocation itself counts. */
  static ReasonCode of(String text) {
    String bare = bare(text);
    for (ReasonCode reason : ReasonCode.values()) {
      if (bare.equals(bare(reason.name()))) {
        return reason;
      }
    }
    return switch (bare) {
      // What OpenSSL writes for a hold, and with its own options for compromises with a moment.
      case "holdinstruction" -> ReasonCode.CERTIFICATE_HOLD;
      case "keytime" -> ReasonCode.KEY_COMPROMISE;
      case "cakeytime" -> ReasonCode.CA_COMPROMISE;
      default -> ReasonCode.UNSPECIFIED;
    };
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
