package io.portcullis.connectors.idp.ssf;

import java.util.Locale;

/** What an event is about: names the topic of a note, and the ECS category of its record. */
enum Topic {
  ACCOUNT("iam", "user"),
  AUTHENTICATION("authentication", "info"),
  SESSION("session", "info"),
  SESSION_START("authentication", "start"),
  SESSION_END("session", "end"),
  CREDENTIAL("iam", "change"),
  /** By what a person is known. */
  IDENTIFIER("iam", "user"),
  PRIVILEGE("iam", "change"),
  DEVICE("host", "change"),
  RISK("threat", "indicator"),
  /** The stream itself and not a subject. */
  STREAM("configuration", "info"),
  OTHER("iam", "info");

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
    return switch (this) {
      case SESSION_START, SESSION_END -> "session";
      case OTHER -> "security-event";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
