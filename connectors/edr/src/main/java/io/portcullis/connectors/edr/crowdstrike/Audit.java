package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * An audit event of the Falcon console and its API. What happens to a console account is noted and
 * no more: it is not the person's account.
 */
record Audit(String type, Doc event, Moment moment) {
  private static final Set<String> LOGINS =
      Set.of("userauthenticate", "twofactorauthenticate", "saml2assert");

  Parsed parsed() {
    String operation = event.text("OperationName");
    if (operation.startsWith("stream")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    boolean success = !event.text("Success").equalsIgnoreCase("false");
    String action = operation.isEmpty() ? type : operation;
    Actor actor = new Actor(event.text("UserId"), event.text("UserId"), event.text("UserIp"));
    Signals signals = moment.signals(actor);
    signals.note(SubjectKind.IDENTITY, person(), statement(action, success));
    return signals.with(ecs(action, success));
  }

  private static Statement statement(String action, boolean success) {
    return LOGINS.contains(action.toLowerCase(Locale.ROOT))
        ? new Statement.Authenticated(success, action, "")
        : new Statement.Noted(topic(action.toLowerCase(Locale.ROOT)), action, success);
  }

  private static String topic(String action) {
    if (action.contains("role")) {
      return "privilege";
    }
    if (action.contains("password") || action.contains("secret") || action.contains("apiclient")) {
      return "credential";
    }
    if (action.contains("policy")
        || action.contains("allowlist")
        || action.contains("ipwhitelist")) {
      return "policy";
    }
    return action.contains("user") ? "account" : "configuration";
  }

  private List<Alias> person() {
    String user = event.text("UserId");
    boolean mail = user.contains("@");
    return new Aliases()
        .add(AliasType.EMAIL, mail ? user : "")
        .add(AliasType.UPN, mail ? user : "")
        .add(AliasType.USER_NAME, mail ? "" : user)
        .list();
  }

  private Ecs ecs(String action, boolean success) {
    String user = event.text("UserId");
    return new Ecs(moment.at(), "CrowdStrike", "crowdstrike.audit")
        .kind("configuration", "change")
        .outcome(success)
        .put("event.action", action)
        .put("event.code", type)
        .put("event.id", moment.vendorId())
        .put("user.id", user)
        .put("user.name", user)
        .put("user.email", user.contains("@") ? user : "")
        .address("source", event.first("UserIp", "SourceIp"));
  }
}
