package io.portcullis.connectors.ca.dogtag;

/** What an audit event is about, read off its name. */
enum Topic {
  AUTHENTICATION("authentication"),
  SESSION("session"),
  PRIVILEGE("iam"),
  ACCOUNT("iam"),
  KEY("configuration"),
  CERTIFICATE("configuration"),
  POLICY("configuration"),
  CONFIGURATION("configuration"),
  AUDIT("configuration");

  private final String category;

  Topic(String category) {
    this.category = category;
  }

  String category() {
    return category;
  }

  static Topic of(String name) {
    return switch (name) {
      case "AUTH", "AUTH_SUCCESS", "AUTH_FAIL", "ACCESS_SESSION_ESTABLISH" -> AUTHENTICATION;
      case "ACCESS_SESSION_TERMINATED" -> SESSION;
      case "CONFIG_TRUSTED_PUBLIC_KEY" -> KEY;
      case "CONFIG_ENCRYPTION", "CONFIG_AUTH" -> POLICY;
      default -> byWord(name);
    };
  }

  private static Topic byWord(String name) {
    if (name.startsWith("AUDIT_") || name.startsWith("LOG_") || name.endsWith("_AUDIT")) {
      return AUDIT;
    }
    if (name.startsWith("AUTHZ") || name.contains("ROLE") || name.contains("_ACL")) {
      return PRIVILEGE;
    }
    if (name.contains("PROFILE") || name.contains("POLICY")) {
      return POLICY;
    }
    if (name.contains("KEY") || name.contains("SECURITY_DATA") || name.contains("RANDOM")) {
      return KEY;
    }
    if (name.startsWith("TOKEN_")) {
      return ACCOUNT;
    }
    boolean certificate =
        name.contains("CERT")
            || name.contains("CRL")
            || name.contains("OCSP")
            || name.contains("CMC")
            || name.contains("PROOF_OF_POSSESSION");
    return certificate ? CERTIFICATE : CONFIGURATION;
  }
}
