package io.portcullis.connectors.radius.ise;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;

/** What a message's code, category and words mean for trust. */
final class Meaning {
  private static final Pattern REFUSED_CODE = Pattern.compile("5[2-4]\\d\\d");
  private static final Pattern LOGIN =
      Pattern.compile(".*(authenticati|authenticated|logged in).*");
  private static final String DYNAMIC_AUTHORIZATION = "dynamic authorization";

  private Meaning() {}

  static Statement of(Message message) {
    if (posture(message)) {
      return postureOf(message.pairs());
    }
    String topic = topic(message);
    boolean login = topic.equals("authentication") && !undecided(message);
    return login
        ? new Statement.Authenticated(success(message), method(message), reason(message))
        : new Statement.Noted(topic, action(message), success(message));
  }

  /** About an administrator, whatever addresses stand in it. */
  static boolean administrative(Message message) {
    String code = message.code();
    return code.startsWith("51")
        || code.startsWith("52") && code.length() == 5
        || !message.pairs().first("AdminName", "Admin").isEmpty();
  }

  private static boolean posture(Message message) {
    return lower(message.category()).contains("posture")
        && !message.pairs().text("PostureStatus").isEmpty();
  }

  private static Statement postureOf(Pairs pairs) {
    String status = lower(pairs.text("PostureStatus"));
    Compliance compliance =
        switch (status) {
          case "compliant" -> Compliance.COMPLIANT;
          case "noncompliant", "non-compliant" -> Compliance.NON_COMPLIANT;
          case "pending" -> Compliance.GRACE;
          default -> Compliance.UNKNOWN;
        };
    String policy = pairs.first("PosturePolicyMatched", "PostureReport", "FailureReason");
    boolean told = compliance == Compliance.NON_COMPLIANT && !policy.isEmpty();
    return new PostureChanged(
        compliance, Management.UNKNOWN, told ? Weaknesses.named(List.of(policy)) : List.of());
  }

  static String topic(Message message) {
    String words = lower(message.text());
    String category = lower(message.category());
    if (words.contains(DYNAMIC_AUTHORIZATION)) {
      return "session";
    }
    if (administrative(message)) {
      return administratorTopic(message, words);
    }
    if (words.contains("certificate") || category.contains("certificate")) {
      return "certificate";
    }
    if (category.contains("profiler") || words.contains("endpoint") || category.contains("mdm")) {
      return "posture";
    }
    if (category.contains("accounting")) {
      return "session";
    }
    return authentication(message, words) ? "authentication" : "configuration";
  }

  private static String administratorTopic(Message message, String words) {
    if (words.contains("authentication") || words.contains("logged in")) {
      return "authentication";
    }
    if (message.code().startsWith("51")) {
      return "session";
    }
    String object = lower(message.pairs().first("ObjectType", "Object Type"));
    if (object.contains("user")) {
      return "account";
    }
    return object.contains("policy") || object.contains("rule") ? "policy" : "configuration";
  }

  private static boolean authentication(Message message, String words) {
    Pairs pairs = message.pairs();
    String category = lower(message.category());
    return category.contains("passed_auth")
        || category.contains("failed_attempts")
        || REFUSED_CODE.matcher(message.code()).matches()
        || !pairs.first("AuthenticationMethod", "FailureReason", "EAP-Key-Name").isEmpty()
        || LOGIN.matcher(words).matches()
        || words.startsWith("eap")
        || words.contains("tls peer");
  }

  /** A later segment alone may not tell how the login ended. */
  private static boolean undecided(Message message) {
    return message.code().isEmpty() && message.pairs().text("FailureReason").isEmpty();
  }

  /** ECS's word for it. */
  static String outcome(Message message) {
    boolean segment = message.code().isEmpty() && !message.category().equals("CISE_Alarm");
    boolean success = success(message);
    return segment && success ? "unknown" : success ? "success" : "failure";
  }

  static boolean success(Message message) {
    Pairs pairs = message.pairs();
    String words = lower(message.text());
    boolean refused =
        lower(message.category()).contains("failed_attempts")
            || !pairs.text("FailureReason").isEmpty()
            || pairs.text("Response.RadiusPacketType").equalsIgnoreCase("AccessReject")
            || pairs.text("ConnectionStatus").equalsIgnoreCase("Failed");
    return !refused
        && !words.contains("fail")
        && !words.contains("reject")
        && !words.contains("invalid")
        && !words.contains("timeout")
        && !words.contains("locked")
        && !words.contains("denied");
  }

  private static String method(Message message) {
    String method =
        message.pairs().first("AuthenticationMethod", "EapAuthentication", "AdminInterface");
    return method.isEmpty() ? "radius" : method;
  }

  static String reason(Message message) {
    String stated = message.pairs().first("FailureReason", "OperationMessageText");
    return stated.isEmpty() && !success(message) ? message.text() : stated;
  }

  static String action(Message message) {
    if (!message.text().isEmpty() && !message.text().startsWith("{")) {
      return message.text();
    }
    return message.category().isEmpty() ? "segment" : message.category();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
