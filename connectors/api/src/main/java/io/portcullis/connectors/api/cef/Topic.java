package io.portcullis.connectors.api.cef;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an event is about, by the words of its name, category and action, the first that is met. */
enum Topic {
  DETECTION(
      "malware",
      "info",
      "malware|virus|trojan|ransom|exploit|intrusion|attack|threat|suspicious|anomal|detection"),
  LOGIN("authentication", "info", "log[- ]?[io]n\\b|logged (in|on)|authenticat|sign[- ]?in"),
  CERTIFICATE("configuration", "info", "certificate|\\bcrl\\b|x\\.?509"),
  KEY("configuration", "info", "\\bkeys?\\b|\\bhsm\\b|tamper"),
  ACCOUNT("iam", "change", "account|user (creat|add|delet|disabl|enabl|lock|unlock)|password"),
  PRIVILEGE("iam", "change", "privilege|\\brole|permission|\\bgroup|administrator"),
  SESSION("session", "info", "log[- ]?(out|off)|session"),
  POSTURE("host", "info", "complian|posture|enrol|device"),
  POLICY("configuration", "change", "polic|config|setting|firmware"),
  TRAFFIC("network", "connection", "traffic|\\bflow|connection|\\bpermit|\\ballow|\\bdeny|\\bdrop"),
  OTHER("host", "info", "");

  private final String category;
  private final String type;
  private final Pattern words;

  Topic(String category, String type, String words) {
    this.category = category;
    this.type = type;
    this.words = Pattern.compile(words);
  }

  String category() {
    return category;
  }

  String type() {
    return type;
  }

  static Topic of(Event event) {
    Extension ext = event.extension();
    String text = String.join(" ", event.name(), ext.text("cat"), ext.text("act"));
    String lower = text.toLowerCase(Locale.ROOT);
    for (Topic topic : values()) {
      if (topic.words.matcher(lower).find()) {
        return topic;
      }
    }
    return OTHER;
  }
}
