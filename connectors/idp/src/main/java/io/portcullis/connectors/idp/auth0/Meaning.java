package io.portcullis.connectors.idp.auth0;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/** What an event of the tenant log means for trust. */
record Meaning(String code, Doc data, ApiCall call) {
  private static final Pattern ACCOUNT =
      Pattern.compile("[sf](s|ce|cu|du|v|vr|i|ui)|ublkdu|[sf]scim");
  private static final Pattern PASSWORD = Pattern.compile("[sf]cp[nr]?");

  /** One risk for each person: a new password ends it, however often the old one was tried. */
  private static final String LEAKED = "breached-password";

  boolean success() {
    return !LogType.outcome(code).equals("failure");
  }

  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    statements.add(first());
    if (code.equals("scp")) {
      statements.add(leaked(Severity.INFO, true));
    }
    return statements;
  }

  private Statement first() {
    if (LogType.login(code)) {
      return new Authenticated(success(), method(), success() ? "" : data.text("description"));
    }
    return switch (code) {
      case "sdu" -> new AccountChanged(AccountStatus.DELETED);
      case "limit_wc" -> new AccountChanged(AccountStatus.LOCKED);
      case "ublkdu" -> new AccountChanged(AccountStatus.ACTIVE);
      case "pwd_leak" -> leaked(Severity.HIGH, false);
      case "sapi" -> call.account().<Statement>map(AccountChanged::new).orElseGet(this::note);
      default -> note();
    };
  }

  Noted note() {
    String name = LogType.name(code);
    return new Noted(topic(), call.present() ? call.words() : name, success());
  }

  private RiskChanged leaked(Severity severity, boolean resolved) {
    return new RiskChanged(
        RiskOrigin.IDENTITY,
        LEAKED,
        severity,
        new TreeSet<>(Set.of("credential-access", LEAKED)),
        resolved,
        LogType.name(code));
  }

  /** The strategy of the connection, else what was exchanged. */
  private String method() {
    String strategy = data.first("strategy", "connection");
    return code.startsWith("gd_") || LogType.exchange(code) || strategy.isEmpty()
        ? LogType.name(code)
        : strategy;
  }

  String topic() {
    if (LogType.login(code)) {
      return "authentication";
    }
    if (code.equals(LogType.SECRET_READ)) {
      return "credential";
    }
    if (call.present()) {
      return call.topic();
    }
    if (code.contains("pwd_leak") || code.startsWith("limit")) {
      return "risk";
    }
    if (code.startsWith("gd_") || PASSWORD.matcher(code).matches() || code.startsWith("mfa")) {
      return "credential";
    }
    if (code.equals("slo") || code.equals("flo") || code.equals("srrt")) {
      return "session";
    }
    if (code.startsWith("kms_")) {
      return "key";
    }
    boolean account = ACCOUNT.matcher(code).matches();
    return account ? "account" : "configuration";
  }
}
