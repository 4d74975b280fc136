package io.portcullis.connectors.radius.aruba;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a message is about, by its words: there are thousands of messages. */
enum Topic {
  LOGIN(
      "authentication",
      "(authenticat|auth (?:fail|success)|invalid user ?name|logged in|login|(?:manager|operator)"
          + " mode)"),
  SESSION(
      "session",
      "(de-?auth|disassoc|\\b(re)?assoc(iat|\\b)|station (msg|up|down)|logged out"
          + "|logout|session (closed|ended|terminated|timed)"
          + "|tls connection|ssl|user (entry )?(deleted|added|timeout))"),
  CERTIFICATE("configuration", "(certificate|\\bcrl\\b|ocsp)"),
  THREAT(
      "intrusion_detection",
      "(access violation|intrusion|rogue|attack|spoof|blacklist|denylist"
          + "|port.security|security violation|wids)"),
  CONFIGURATION(
      "configuration",
      "(configuration (change|was)|config(uration)? changed|config saved|firmware|command:)"),
  AUTHENTICATION(
      "authentication",
      "(radius|tacacs|dot1x|802\\.?1x|eap\\b|password|\\baaa\\b|isakmp|\\bike\\b|mac-?auth"
          + "|\\b(un)?authori[sz]ed\\b|user role|initial role|derived role)"),
  NONE("network", "");

  private final String category;
  private final Pattern words;

  Topic(String category, String words) {
    this.category = category;
    this.words = Pattern.compile(words);
  }

  String category() {
    return category;
  }

  static Topic of(Message message) {
    String text = message.text().toLowerCase(Locale.ROOT);
    if (SESSION.words.matcher(text).find() && !CERTIFICATE.words.matcher(text).find()) {
      return SESSION;
    }
    for (Topic topic : values()) {
      if (topic.words.matcher(text).find()) {
        return topic;
      }
    }
    return NONE;
  }
}
