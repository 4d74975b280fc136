package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * CloudAppEvents and the audit tables of clouds: logins, and what administrators do. What people do
 * with files, mails and messages is about no subject.
 */
record CloudAction(Row row) {
  private static final Pattern LOGIN =
      Pattern.compile("userlogg?edin|userloginfailed|log ?on|log ?in|failed log ?in");
  private static final Words DETECTION = Words.of("alert", "investigation");
  private static final Words PRIVILEGE =
      Words.of("role", "admin", "consent", "permission", "grant", "delegat", "member to group");
  private static final Words CREDENTIAL =
      Words.of(
          "password",
          "credential",
          "secret",
          "strongauth",
          "strong auth",
          "mfa",
          "token",
          "key",
          "certific");
  private static final Words POLICY =
      Words.of("policy", "conditional access", "federation", "domain auth");
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(add|delete|update|disable|enable|create|remove|block)[- ]?"
              + "(user|account|device|service principal|application)\\b");

  Parsed parsed() {
    String action = row.action().toLowerCase(Locale.ROOT);
    if (row.columns().text("RequestMethod").equalsIgnoreCase("GET")) {
      return new Parsed.Ignored(IgnoreReason.READ_ONLY);
    }
    if (LOGIN.matcher(action).matches()) {
      boolean success = !action.contains("fail");
      return told(new Authenticated(success, row.action(), ""), "authentication", "start", success);
    }
    String topic = topic(action);
    boolean concerns =
        !topic.isEmpty()
            || row.columns().flag("IsAdminOperation")
            || !row.table().equals("CloudAppEvents");
    return concerns
        ? told(noted(topic), "configuration", "change", true)
        : new Parsed.Ignored(IgnoreReason.OTHER_OBJECT);
  }

  private Noted noted(String topic) {
    return new Noted(topic.isEmpty() ? "configuration" : topic, row.action(), true);
  }

  private static String topic(String action) {
    if (DETECTION.in(action)) {
      return "detection";
    }
    if (PRIVILEGE.in(action)) {
      return "privilege";
    }
    if (CREDENTIAL.in(action)) {
      return "credential";
    }
    if (POLICY.in(action)) {
      return "policy";
    }
    return ACCOUNT.matcher(action).find() ? "account" : "";
  }

  private Parsed told(Statement statement, String category, String type, boolean success) {
    Doc event = row.columns();
    Signals signals = row.signals(Names.actor(event));
    signals.note(SubjectKind.IDENTITY, person(), statement);
    Ecs ecs = row.ecs(category, type).outcome(success);
    return signals.with(
        ecs.put("event.provider", event.text("Application"))
            .put("user.name", event.first("AccountName", "AccountDisplayName"))
            .put("user_agent.original", event.text("UserAgent"))
            .put("source.geo.country_iso_code", event.text("CountryCode"))
            .put("source.geo.city_name", event.text("City")));
  }

  /** The account id of an application that is not Microsoft's is no id of Entra's. */
  private List<Alias> person() {
    Doc event = row.columns();
    return new Aliases()
        .vendor(AliasType.IDP_USER, Names.ENTRA, event.text("AccountObjectId"))
        .add(AliasType.UPN, event.text("AccountUpn"))
        .list();
  }
}
