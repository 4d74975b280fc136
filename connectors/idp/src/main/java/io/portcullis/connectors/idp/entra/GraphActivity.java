package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** A request to Microsoft Graph (category MicrosoftGraphActivityLogs): by whom, and what for. */
record GraphActivity(Item item) {
  private static final Pattern STATUS = Pattern.compile("\\d{3}");

  Parsed parsed() {
    Doc body = item.body();
    if (method().equals("GET") && success()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.READ_ONLY);
    }
    Instant at = item.at("timeGenerated");
    String id = body.first("requestId", "operationId");
    Actor actor =
        new Actor(body.first("userId", "servicePrincipalId", "appId"), "", item.address());
    Signals signals = item.signals(id, at, actor);
    boolean person = !body.text("userId").isEmpty();
    signals.note(
        person ? SubjectKind.IDENTITY : SubjectKind.WORKLOAD,
        names(person),
        new Noted("authentication", "graph request " + method(), success()));
    return signals.with(ecs(at, id, actor));
  }

  private List<Alias> names(boolean person) {
    Doc body = item.body();
    Aliases names =
        person
            ? Names.personal(body.text("userId"), "")
            : Names.service(body.text("servicePrincipalId"), body.text("appId"), "");
    return names.list();
  }

  private String method() {
    return item.body().text("requestMethod").toUpperCase(Locale.ROOT);
  }

  private String status() {
    return item.text("responseStatusCode", "resultSignature");
  }

  private boolean success() {
    return status().startsWith("2") || status().startsWith("3");
  }

  private Ecs ecs(Instant at, String id, Actor actor) {
    Doc body = item.body();
    Ecs ecs = item.ecs(at, "graph_activity", action(), id).kind("api", "access");
    ecs.put("http.request.method", method())
        .put("http.response.status_code", number(status()))
        .put("url.original", body.text("requestUri"))
        .put("user.id", actor.id())
        .put("service.id", body.text("appId"))
        .put("device.id", body.text("C_DeviceId"))
        .put("user_agent.original", body.text("userAgent"));
    if (!status().isEmpty()) {
      ecs.outcome(success());
    }
    return item.from(ecs);
  }

  private String action() {
    String action = item.doc().text("operationName");
    return action.isEmpty() ? "Microsoft Graph Activity" : action;
  }

  private static Object number(String status) {
    return STATUS.matcher(status).matches() ? Integer.valueOf(status) : "";
  }
}
