package io.portcullis.connectors.edr.sentinelone;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/**
 * What an activity means for trust: by its type number where that is sure, by what it carries
 * (threat and confidence, alert and severity, a status), and by the words of its description.
 */
record Meaning(String action, String topic, Statement statement) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("\\b(2fa|two-factor|password|passphrase|api token|token)\\b");
  private static final Pattern PRIVILEGE =
      Pattern.compile("\\b(role|roles|permission|permissions|scope)\\b");
  private static final Words POLICY =
      Words.of(
          "exclusion",
          "policy",
          "firewall",
          "rule",
          "device control",
          "blocklist",
          "block list",
          "blacklist");
  private static final Pattern POSTURE = Pattern.compile("\\b(agent|endpoint)\\b");
  private static final Set<String> BLOCKED = Set.of("18", "20");
  private static final Set<String> LOGINS = Set.of("27", "133", "134");
  private static final Pattern SETTLED = Pattern.compile("(?i)(marked as )?benign|resolved");
  private static final Pattern LOGIN =
      Pattern.compile(".*\\b(logged in|log ?in fail|failed to log).*");
  private static final Pattern FAILED = Pattern.compile(".*\\b(fail|failed|failure|denied)\\b.*");

  static Meaning of(Doc activity) {
    String words = activity.text("primaryDescription").toLowerCase(Locale.ROOT);
    String action = "activity-" + activity.text("activityType");
    boolean login =
        LOGINS.contains(activity.text("activityType")) || LOGIN.matcher(words).matches();
    if (login) {
      boolean success =
          activity.text("activityType").equals("27") || !FAILED.matcher(words).matches();
      return new Meaning(action, "authentication", new Authenticated(success, "console", ""));
    }
    return risk(activity, words)
        .map(risk -> new Meaning(action, "detection", risk))
        .orElseGet(() -> noted(action, topic(activity, words), words));
  }

  private static Meaning noted(String action, String topic, String words) {
    boolean success = !FAILED.matcher(words).matches();
    return new Meaning(action, topic, new Noted(topic, action, success));
  }

  private static Optional<Statement> risk(Doc activity, String words) {
    String id = activity.first("data.alertid", "threatId");
    String status = activity.first("data.newIncidentStatus", "data.newStatus");
    boolean settled = SETTLED.matcher(status).matches();
    Optional<Severity> severity = settled ? Optional.of(Severity.INFO) : severity(activity, words);
    return id.isEmpty()
        ? Optional.empty()
        : severity.map(how -> changed(activity, id, how, settled));
  }

  private static Optional<Severity> severity(Doc activity, String words) {
    boolean blocked =
        BLOCKED.contains(activity.text("activityType")) || words.contains("and mitigated");
    String severity = activity.text("data.severity");
    return severity.isEmpty()
        ? Severities.threat(activity.text("data.confidenceLevel"), blocked)
        : Severities.named(severity);
  }

  private static RiskChanged changed(Doc activity, String id, Severity severity, boolean settled) {
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        id,
        severity,
        Severities.categories(
            activity.first("data.threatClassification", "data.indicatorcategory"),
            java.util.List.of()),
        settled,
        activity.first("data.rulename", "data.fileDisplayName", "primaryDescription"));
  }

  private static String topic(Doc activity, String words) {
    if (!activity.text("threatId").isEmpty() || words.contains("threat")) {
      return "detection";
    }
    if (CREDENTIAL.matcher(words).find()) {
      return "credential";
    }
    if (PRIVILEGE.matcher(words).find()) {
      return "privilege";
    }
    if (POLICY.in(words)) {
      return "policy";
    }
    if (POSTURE.matcher(words).find() || !activity.text("agentId").isEmpty()) {
      return "posture";
    }
    return words.contains("user") ? "account" : "configuration";
  }

  boolean aboutPerson() {
    return Set.of("authentication", "credential", "privilege", "account").contains(topic);
  }

  /** A risk is of a device: where the record names none, it can only be noted. */
  Statement withoutDevice() {
    return statement instanceof RiskChanged ? new Noted(topic, action, true) : statement;
  }

  void kind(Ecs ecs) {
    switch (topic) {
      case "authentication" -> ecs.kind("authentication", "start");
      case "detection" -> ecs.kind("intrusion_detection", "info");
      case "credential", "privilege", "account" -> ecs.kind("iam", "change");
      case "posture" -> ecs.kind("host", "info");
      default -> ecs.kind("configuration", "change");
    }
    ecs.put("event.kind", topic.equals("detection") ? "alert" : "event");
    if (statement instanceof Authenticated login) {
      ecs.outcome(login.success());
    }
  }
}
