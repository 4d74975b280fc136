package io.portcullis.connectors.mdm.jamf;

import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** RestAPIOperation: who did what to which object through Jamf Pro's API. */
record ApiOperation(Doc event, Webhook webhook) {

  Parsed parsed() {
    String operation = event.text("restAPIOperationType").toUpperCase(Locale.ROOT);
    if (operation.equals("GET")) {
      return new Parsed.Ignored(IgnoreReason.READ_ONLY);
    }
    String user = event.text("authorizedUsername");
    String object = event.text("objectTypeName");
    boolean success = !event.has("operationSuccessful") || event.flag("operationSuccessful");
    String about = String.join(" ", operation, object, event.text("objectID"));
    Signals signals = webhook.signals(about, new Actor("", user, ""));
    signals.note(
        SubjectKind.IDENTITY,
        Names.user(user, user),
        new Noted(
            topic(object.toLowerCase(Locale.ROOT)), (operation + " " + object).strip(), success));
    return signals.with(
        webhook
            .ecs("configuration", "change")
            .outcome(success)
            .put("event.reason", (operation + " " + object).strip())
            .put("user.name", user)
            .put("user.email", user.contains("@") ? user : "")
            .put("http.request.method", operation));
  }

  private static String topic(String object) {
    if (object.contains("account") || object.contains("user") || object.contains("group")) {
      return "account";
    }
    if (object.contains("polic") || object.contains("profile") || object.contains("restrict")) {
      return "policy";
    }
    return object.contains("certificate") ? "certificate" : "configuration";
  }
}
