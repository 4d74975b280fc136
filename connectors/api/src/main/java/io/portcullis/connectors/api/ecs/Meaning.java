package io.portcullis.connectors.api.ecs;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;

/** What a document says, by its category (ECS field reference, "event"). */
record Meaning(Doc doc, Categories categories) {
  private static final Pattern SCORE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
  private static final int LOW = 25;
  private static final int MEDIUM = 50;
  private static final int HIGH = 75;

  Statement statement() {
    if (categories.isAlert()) {
      return risk();
    }
    if (categories.has("authentication") && !doc.text("event.outcome").equals("unknown")) {
      return new Statement.Authenticated(success(), method(), doc.text("event.reason"));
    }
    return new Statement.Noted(topic(), action(), success());
  }

  private boolean success() {
    return !doc.text("event.outcome").equalsIgnoreCase("failure");
  }

  private String method() {
    String method = doc.first("event.action", "event.provider");
    return method.isEmpty() ? "unknown" : method;
  }

  private String topic() {
    return categories.has("iam") ? "account" : categories.first();
  }

  private String action() {
    String action = doc.first("event.action", "event.code", "event.dataset");
    return action.isEmpty() ? topic() : action;
  }

  private Statement risk() {
    boolean host = doc.has("host.name") || doc.has("host.id") || doc.has("host.hostname");
    RiskOrigin origin = host ? RiskOrigin.ENDPOINT : RiskOrigin.NETWORK;
    String id = doc.first("event.id", "rule.uuid", "rule.id", "rule.name");
    String summary = doc.first("rule.name", "message", "event.reason", "event.action");
    return new Statement.RiskChanged(
        origin, id.isEmpty() ? action() : id, severity(), tactics(), false, summary);
  }

  private Severity severity() {
    String named =
        doc.first("kibana.alert.severity", "event.severity_name", "log.level", "rule.severity")
            .toUpperCase(Locale.ROOT);
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(named)) {
        return severity;
      }
    }
    OptionalDouble score = number("event.risk_score", "kibana.alert.risk_score", "event.severity");
    return score.isEmpty() ? Severity.MEDIUM : scored(score.getAsDouble());
  }

  private OptionalDouble number(String... fields) {
    String text = doc.first(fields);
    return SCORE.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** Elastic's scale of 0 to 100. */
  private static Severity scored(double score) {
    if (score < LOW) {
      return Severity.LOW;
    }
    if (score < MEDIUM) {
      return Severity.MEDIUM;
    }
    return score < HIGH ? Severity.HIGH : Severity.CRITICAL;
  }

  private Set<String> tactics() {
    Set<String> tactics = new LinkedHashSet<>();
    Doc name = doc.at("threat.tactic.name");
    tactics.add(kebab(name.value()));
    name.items().stream().limit(20).forEach(item -> tactics.add(kebab(item.value())));
    tactics.remove("");
    return tactics;
  }

  private static String kebab(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
  }
}
