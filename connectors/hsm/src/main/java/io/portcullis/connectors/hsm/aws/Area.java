package io.portcullis.connectors.hsm.aws;

import java.util.Map;

/** What a service's events are about, where they concern trust, with the ECS category for it. */
enum Area {
  KEY("iam", "info"),
  HSM("configuration", "change"),
  CERTIFICATE("configuration", "change"),
  SECRET("iam", "info"),
  AUTHENTICATION("authentication", "info"),
  ACCOUNT("iam", "change"),
  POLICY("configuration", "change"),
  OTHER("configuration", "info");

  private static final Map<String, Area> SERVICES =
      Map.ofEntries(
          Map.entry("kms", KEY),
          Map.entry("payment-cryptography", KEY),
          Map.entry("payment-cryptography-data", KEY),
          Map.entry("cloudhsm", HSM),
          Map.entry("acm", CERTIFICATE),
          Map.entry("acm-pca", CERTIFICATE),
          Map.entry("rolesanywhere", CERTIFICATE),
          Map.entry("signer", CERTIFICATE),
          Map.entry("secretsmanager", SECRET),
          Map.entry("signin", AUTHENTICATION),
          Map.entry("sts", AUTHENTICATION),
          Map.entry("sso", AUTHENTICATION),
          Map.entry("sso-oauth", AUTHENTICATION),
          Map.entry("iam", ACCOUNT),
          Map.entry("identitystore", ACCOUNT),
          Map.entry("sso-directory", ACCOUNT),
          Map.entry("cognito-idp", ACCOUNT),
          Map.entry("ds", ACCOUNT),
          Map.entry("cognito-identity", AUTHENTICATION),
          Map.entry("account", POLICY),
          Map.entry("controltower", POLICY),
          Map.entry("wafv2", POLICY),
          Map.entry("organizations", POLICY),
          Map.entry("cloudtrail", POLICY),
          Map.entry("config", POLICY),
          Map.entry("guardduty", POLICY),
          Map.entry("securityhub", POLICY),
          Map.entry("ram", POLICY),
          Map.entry("access-analyzer", POLICY));

  private final String category;
  private final String type;

  Area(String category, String type) {
    this.category = category;
    this.type = type;
  }

  /**
   * @param source element {@code eventSource}: the service's short name and ".amazonaws.com"
   */
  static Area of(String source) {
    return SERVICES.getOrDefault(source.replaceFirst("\\.amazonaws\\.com(\\.cn)?$", ""), OTHER);
  }

  String category() {
    return category;
  }

  String type() {
    return type;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
