package io.portcullis.connectors.idp.okta;

/** What an event is about: names the topic of a note, and the ECS category of its record. */
enum Topic {
  ACCOUNT("iam", "change", true),
  AUTHENTICATION("authentication", "info", false),
  SESSION("session", "end", false),
  CREDENTIAL("iam", "change", true),
  PRIVILEGE("iam", "change", true),
  POLICY("configuration", "change", false),
  RISK("threat", "indicator", true),
  CERTIFICATE("configuration", "change", false),
  DEVICE("host", "change", true),
  CONFIGURATION("configuration", "change", false);

  private final String category;
  private final String type;
  private final boolean aboutTarget;

  Topic(String category, String type, boolean aboutTarget) {
    this.category = category;
    this.type = type;
    this.aboutTarget = aboutTarget;
  }

  String category() {
    return category;
  }

  String type() {
    return type;
  }

  /** True when the person it is about is the target, not the one who acts. */
  boolean aboutTarget() {
    return aboutTarget;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
