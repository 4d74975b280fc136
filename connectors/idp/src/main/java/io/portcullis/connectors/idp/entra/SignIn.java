package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/**
 * A sign-in of a person (interactive or not), a service principal or a managed identity: the signIn
 * of Microsoft Graph, and the categories of diagnostic settings that end in SignInLogs.
 */
record SignIn(Item item) {
  private static final Pattern CODE = Pattern.compile("[1-9]\\d{0,9}");

  Parsed parsed() {
    Doc body = item.body();
    Instant at = item.at("createdDateTime");
    SignInResult result = SignInResult.of(item);
    ClientCertificate certificate = ClientCertificate.of(body);
    Signals signals = item.signals(body.text("id"), at, actor());
    signals.note(
        service() ? SubjectKind.WORKLOAD : SubjectKind.IDENTITY,
        names(certificate),
        new Authenticated(result.success(), SignInMethod.of(body), result.reason()));
    device(signals);
    risk(signals, result);
    return signals.with(ecs(at, result, certificate));
  }

  private boolean service() {
    Doc body = item.body();
    boolean person = body.has("userId") && !body.text("userId").isEmpty();
    boolean named = !body.text("userPrincipalName").isEmpty();
    return !person && !named && !body.first("servicePrincipalId", "appId").isEmpty();
  }

  private List<Alias> names(ClientCertificate certificate) {
    Doc body = item.body();
    var names =
        service()
            ? Names.service(
                body.text("servicePrincipalId"),
                body.text("appId"),
                body.text("servicePrincipalName"))
            : Names.personal(body.text("userId"), body.text("userPrincipalName"));
    return names.all(certificate.aliases()).list();
  }

  private Actor actor() {
    Doc body = item.body();
    return new Actor(
        body.first("userId", "servicePrincipalId", "appId"),
        body.first("userPrincipalName", "servicePrincipalName", "appDisplayName"),
        item.address());
  }

  /** Entra knows whether the device it was signed in from is managed, and then its compliance. */
  private void device(Signals signals) {
    Doc device = Embedded.object(item.body(), "deviceDetail");
    List<Alias> names = Names.device("", device.text("deviceId"), device.text("displayName"));
    if (device.text("deviceId").isEmpty() || names.isEmpty()) {
      return;
    }
    signals.say(SubjectKind.DEVICE, names, posture(device));
  }

  private static Statement posture(Doc device) {
    if (!device.flag("isManaged") || device.text("isCompliant").isEmpty()) {
      return new Statement.SubjectObserved(device.text("displayName"), "", Set.of());
    }
    Compliance compliance =
        device.flag("isCompliant") ? Compliance.COMPLIANT : Compliance.NON_COMPLIANT;
    return new PostureChanged(compliance, Management.MANAGED, List.of());
  }

  /**
   * Only a note: the detection behind it comes as a record of its own, and unlike this one is taken
   * back when it is resolved.
   */
  private void risk(Signals signals, SignInResult result) {
    Doc body = item.body();
    String state = body.text("riskState");
    if (state.equalsIgnoreCase("atRisk") || state.equalsIgnoreCase("confirmedCompromised")) {
      String level = body.first("riskLevelDuringSignIn", "riskLevelAggregated");
      signals.note(
          service() ? SubjectKind.WORKLOAD : SubjectKind.IDENTITY,
          names(ClientCertificate.NONE),
          new Noted("risk", "sign-in risk " + level, result.success()));
    }
  }

  private Ecs ecs(Instant at, SignInResult result, ClientCertificate certificate) {
    Doc body = item.body();
    String action = item.doc().text("operationName");
    Ecs ecs =
        item.ecs(at, "sign_in", action.isEmpty() ? "Sign-in activity" : action, body.text("id"));
    ecs.kind("authentication", result.success() ? "start" : "info")
        .put("event.outcome", result.outcome())
        .put("event.reason", result.description())
        .put("error.code", result.success() ? "" : result.code())
        .put("user_agent.original", body.text("userAgent"))
        .put("service.name", body.text("appDisplayName"))
        .put("service.id", body.text("appId"));
    Names.person(
        ecs,
        "user",
        actor().id(),
        body.first("userPrincipalName", "servicePrincipalName"),
        body.text("userDisplayName"));
    Names.principal(ecs, "user", body.text("userPrincipalName"));
    describe(ecs, body);
    certificate.describe(ecs);
    return item.from(ecs);
  }

  private static void describe(Ecs ecs, Doc body) {
    Doc device = Embedded.object(body, "deviceDetail");
    Names.device(ecs, device.text("deviceId"), device.text("displayName"));
    ecs.put("host.os.full", device.text("operatingSystem"))
        .put("user_agent.name", device.text("browser"))
        .put("user.risk.static_level", level(body));
    String number = body.text("autonomousSystemNumber");
    if (CODE.matcher(number).matches()) {
      ecs.put("source.as.number", Long.parseLong(number));
    }
    Embedded.list(body, "appliedConditionalAccessPolicies").stream()
        .filter(Doc::isObject)
        .filter(policy -> policy.text("result").equalsIgnoreCase("failure"))
        .findFirst()
        .ifPresent(
            policy ->
                ecs.put("rule.id", policy.text("id")).put("rule.name", policy.text("displayName")));
  }

  private static String level(Doc body) {
    String level = body.text("riskLevelAggregated");
    return level.equalsIgnoreCase("none") ? "" : level;
  }
}
