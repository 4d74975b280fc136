package io.portcullis.connectors.idp.entra;

import java.util.Locale;

/** What an audit record is about: the topic of a note, and the ECS category of its record. */
enum AuditTopic {
  ACCOUNT("iam", "user"),
  CREDENTIAL("iam", "change"),
  PRIVILEGE("iam", "admin"),
  GROUP("iam", "group"),
  POLICY("configuration", "change"),
  RISK("threat", "indicator"),
  SESSION("session", "end"),
  AUTHENTICATION("authentication", "info"),
  CERTIFICATE("configuration", "change"),
  DEVICE("host", "change"),
  CONFIGURATION("configuration", "change");

  private final String category;
  private final String type;

  AuditTopic(String category, String type) {
    this.category = category;
    this.type = type;
  }

  String category() {
    return category;
  }

  String type() {
    return type;
  }

  String word() {
    return this == GROUP ? "privilege" : name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param activity its name
   * @param category Entra's own, e.g. "UserManagement"
   * @param service that logged it, e.g. "Core Directory"
   */
  static AuditTopic of(String activity, String category, String service) {
    String words = activity.toLowerCase(Locale.ROOT);
    String place = (category + " " + service).toLowerCase(Locale.ROOT);
    if (any(words, "compromised", "risk", "confirmsafe", "dismissuser")
        || place.contains("identity protection")) {
      return RISK;
    }
    if (any(words, "conditional access", "policy", "named location", "trusted location")) {
      return POLICY;
    }
    if (any(words, "certificate authority", "certificatebasedauth", "public key infra")) {
      return CERTIFICATE;
    }
    if (any(words, "refresh token", "stsrefreshtoken", "sign-in session", "revoke session")) {
      return SESSION;
    }
    if (any(
            words,
            "password",
            "secret",
            "credential",
            "security info",
            "mfa",
            "passkey",
            "bitlocker")
        || any(words, "strong auth", "authentication method", "fido")) {
      return CREDENTIAL;
    }
    return byPlace(words, place);
  }

  private static AuditTopic byPlace(String words, String place) {
    if (any(words, "role", "consent", "permission", "elevate", "owner", "app role")
        || any(place, "rolemanagement", "entitlement", "administrativeunit", "pim")) {
      return PRIVILEGE;
    }
    if (place.contains("groupmanagement")) {
      return GROUP;
    }
    if (place.startsWith("device") || any(words, "device")) {
      return DEVICE;
    }
    if (any(place, "policy", "conditional access")) {
      return POLICY;
    }
    if (any(place, "authentication", "authorization")) {
      return AUTHENTICATION;
    }
    return place.contains("usermanagement") ? ACCOUNT : CONFIGURATION;
  }

  private static boolean any(String text, String... parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
