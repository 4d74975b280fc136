package io.portcullis.connectors.idp.googleworkspace;

import java.util.Locale;

/** What an event is about: names the topic of a note, and the ECS category of its record. */
enum Topic {
  ACCOUNT("iam", "user"),
  AUTHENTICATION("authentication", "info"),
  SESSION("session", "info"),
  CREDENTIAL("iam", "change"),
  PRIVILEGE("iam", "change"),
  POLICY("configuration", "change"),
  RISK("threat", "indicator"),
  DEVICE("host", "info"),
  CONFIGURATION("configuration", "change");

  private final String category;
  private final String type;

  Topic(String category, String type) {
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
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param application of the Reports API that logged it, lower case
   * @param event its name, lower case
   */
  static Topic of(String application, String event) {
    return switch (application) {
      case "login", "saml", "user_accounts", "profile" -> signIn(event);
      case "token" -> AUTHENTICATION;
      case "groups", "groups_enterprise" -> PRIVILEGE;
      case "mobile", "chrome" -> device(event);
      case "context_aware_access", "access_evaluation", "rules" -> POLICY;
      case "admin" -> admin(event);
      case "ldap" -> AUTHENTICATION;
      default -> shares(event) ? PRIVILEGE : CONFIGURATION;
    };
  }

  /** Who may see or change a document, a calendar or a shared drive. */
  static boolean shares(String event) {
    return event.matches(
        ".*(_acl|acl_|_access$|visibility|membership_change|permission|grant_access).*");
  }

  private static Topic signIn(String event) {
    if (any(event, "suspicious", "risky", "attack_warning")) {
      return RISK;
    }
    if (any(event, "2sv", "password", "recovery", "titanium", "passkey", "security_key")) {
      return CREDENTIAL;
    }
    if (event.startsWith("logout")) {
      return SESSION;
    }
    return event.startsWith("login") ? AUTHENTICATION : ACCOUNT;
  }

  private static Topic device(String event) {
    if (any(event, "password", "malware", "unsafe", "compromised", "suspicious", "breach")) {
      return event.contains("password") ? CREDENTIAL : RISK;
    }
    if (any(event, "crd_", "remote")) {
      return SESSION;
    }
    return any(event, "login", "logout") ? AUTHENTICATION : DEVICE;
  }

  private static Topic admin(String event) {
    if (any(event, "role", "privilege", "delegat", "authorize_api_client", "group_member")) {
      return PRIVILEGE;
    }
    if (any(event, "cookies", "sign_out", "session")) {
      return SESSION;
    }
    if (any(
            event,
            "password",
            "2_step",
            "2sv",
            "two_step",
            "security_key",
            "3lo",
            "asp",
            "titanium")
        || any(event, "strong_authentication", "backup_code", "recovery")) {
      return CREDENTIAL;
    }
    if (any(event, "mobile", "device")) {
      return DEVICE;
    }
    if (any(event, "user")) {
      return ACCOUNT;
    }
    return any(event, "access_level", "policy", "sso", "saml", "trusted") ? POLICY : CONFIGURATION;
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
