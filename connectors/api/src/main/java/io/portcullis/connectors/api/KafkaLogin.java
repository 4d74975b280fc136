package io.portcullis.connectors.api;

/** User and password for Kafka's {@code sasl.jaas.config} (SASL PLAIN, RFC 4616). */
public final class KafkaLogin {
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\";";

  private KafkaLogin() {}

  /** Whatever they are made of: a quote in a password ends nothing, and adds no option. */
  public static String plain(String user, String password) {
    return MODULE.formatted(quoted(user), quoted(password));
  }

  /** Kafka reads quoted words as C's: a backslash takes the next character for itself. */
  private static String quoted(String word) {
    return word.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
