package io.portcullis.connectors.hsm.vault;

import java.util.Map;

/** What a mount holds, with the ECS category for its entries. */
enum Area {
  KEY("iam", "info"),
  CERTIFICATE("configuration", "change"),
  SECRET("iam", "info"),
  AUTHENTICATION("authentication", "start"),
  CREDENTIAL("iam", "change"),
  ACCOUNT("iam", "change"),
  SYSTEM("configuration", "change");

  private static final Map<String, Area> MOUNTS =
      Map.of(
          "transit", KEY,
          "transform", KEY,
          "kmip", KEY,
          "keymgmt", KEY,
          "totp", CREDENTIAL,
          "pki", CERTIFICATE,
          "ssh", CERTIFICATE,
          "identity", ACCOUNT,
          "system", SYSTEM,
          "sys", SYSTEM);

  private final String category;
  private final String type;

  Area(String category, String type) {
    this.category = category;
    this.type = type;
  }

  /** Everything else hands out secrets: key-value stores, databases, clouds. */
  static Area of(String mountType) {
    return MOUNTS.getOrDefault(mountType, SECRET);
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
