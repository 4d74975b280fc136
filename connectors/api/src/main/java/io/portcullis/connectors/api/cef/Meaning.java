package io.portcullis.connectors.api.cef;

import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Words;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;

/** What an event says. */
final class Meaning {
  private static final int LOW = 3;
  private static final int MEDIUM = 6;
  private static final int HIGH = 8;

  private Meaning() {}

  static Statement of(Event event, Topic topic) {
    boolean success = !outcome(event).equals("failure");
    return switch (topic) {
      case LOGIN ->
          new Statement.Authenticated(success, event.product(), event.extension().text("reason"));
      case DETECTION -> risk(event);
      default -> new Statement.Noted(topic.name().toLowerCase(Locale.ROOT), event.name(), success);
    };
  }

  private static Statement risk(Event event) {
    Extension ext = event.extension();
    boolean host = !ext.first("dhost", "shost").isEmpty();
    String id = ext.text("externalId");
    return new Statement.RiskChanged(
        host ? RiskOrigin.ENDPOINT : RiskOrigin.NETWORK,
        id.isEmpty() ? event.classId() + ":" + event.name() : id,
        severity(event.severity()),
        Set.of(),
        false,
        event.name());
  }

  /** 0-3 low, 4-6 medium, 7-8 high, 9-10 very high; or in words. */
  private static Severity severity(String text) {
    if (Words.digits(text, 2)) {
      int number = Integer.parseInt(text);
      if (number <= LOW) {
        return Severity.LOW;
      }
      if (number <= MEDIUM) {
        return Severity.MEDIUM;
      }
      return number <= HIGH ? Severity.HIGH : Severity.CRITICAL;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "low" -> Severity.LOW;
      case "high" -> Severity.HIGH;
      case "very-high", "very high", "critical" -> Severity.CRITICAL;
      default -> Severity.MEDIUM;
    };
  }

  /** ECS's word for it; by the event's words where it does not say. */
  static String outcome(Event event) {
    String stated = event.extension().first("outcome", "eventOutcome").toLowerCase(Locale.ROOT);
    String words = stated.isEmpty() ? event.name().toLowerCase(Locale.ROOT) : stated;
    boolean bad =
        words.contains("fail")
            || words.contains("denied")
            || words.contains("invalid")
            || words.contains("reject")
            || words.contains("unsuccessful");
    return bad ? "failure" : "success";
  }
}
