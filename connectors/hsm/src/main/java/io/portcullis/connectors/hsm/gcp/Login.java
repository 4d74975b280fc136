package io.portcullis.connectors.hsm.gcp;

import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/** An event of login.googleapis.com (Google Workspace login audit, shared with Google Cloud). */
record Login(Audit audit) {
  private static final Set<String> PROOFS =
      Set.of("loginsuccess", "loginfailure", "loginchallenge", "loginverification");

  Statement statement(String vendorId, Topic topic) {
    String verb = audit.verb();
    String lower = verb.toLowerCase(Locale.ROOT);
    if (lower.startsWith("accountdisabled")) {
      return new AccountChanged(AccountStatus.SUSPENDED);
    }
    if (lower.startsWith("suspicious") || lower.startsWith("risky")) {
      return risk(vendorId, Severity.MEDIUM, "suspicious-login");
    }
    if (lower.startsWith("govattack")) {
      return risk(vendorId, Severity.HIGH, "state-sponsored-attack");
    }
    return PROOFS.contains(lower)
        ? new Authenticated(passed(lower), method(), parameter("login_failure_type"))
        : new Noted(topic.word(), verb, audit.success());
  }

  private Statement risk(String vendorId, Severity severity, String category) {
    String risk = vendorId.isEmpty() ? category : vendorId;
    return new RiskChanged(
        RiskOrigin.IDENTITY, risk, severity, Set.of(category), false, audit.verb());
  }

  private boolean passed(String verb) {
    String status = parameter("login_challenge_status").toLowerCase(Locale.ROOT);
    return audit.success()
        && !verb.equals("loginfailure")
        && (status.isEmpty() || status.contains("pass") || status.contains("success"));
  }

  private String method() {
    String type = parameter("login_type");
    String challenge = parameter("login_challenge_method");
    if (type.isEmpty() || challenge.isEmpty()) {
      return type.isEmpty() ? audit.verb() : type;
    }
    return type + ", " + challenge;
  }

  /** Whom a warning is about; a login is about its principal. */
  Who person() {
    String affected = parameter("affected_email_address");
    return new Who(affected.isEmpty() ? audit.principal() : affected);
  }

  private String parameter(String name) {
    for (Doc event : audit.payload().at("metadata").at("event").items()) {
      for (Doc parameter : event.at("parameter").items()) {
        if (parameter.text("name").equals(name)) {
          return value(parameter);
        }
      }
    }
    return "";
  }

  private static String value(Doc parameter) {
    String many =
        parameter.at("multiStrValue").items().stream()
            .map(Doc::value)
            .collect(java.util.stream.Collectors.joining(", "));
    return many.isEmpty() ? parameter.text("value") : many;
  }
}
