package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * An alert of Microsoft Graph's security API, in its first form (userStates, hostStates) or its
 * second (evidence): a risk of each person and each device that it names.
 */
record SecurityAlert(Item item) {
  /** An alert may list a whole network; the first of each kind are whom it is about. */
  private static final int MAX_NAMED = 8;

  Parsed parsed() {
    Doc body = item.body();
    String id = body.need("id");
    Instant at =
        item.at("lastUpdateDateTime", "lastModifiedDateTime", "eventDateTime", "createdDateTime");
    Signals signals = item.signals(vendorId(id), at, Actor.UNKNOWN);
    people().forEach(person -> say(signals, SubjectKind.IDENTITY, user(person), id));
    devices().forEach(device -> say(signals, SubjectKind.DEVICE, device(device), id));
    if (signals.isEmpty()) {
      signals.aboutSource(new Noted("risk", body.text("title"), true));
    }
    return signals.with(ecs(at, id));
  }

  private String vendorId(String id) {
    Doc body = item.body();
    String changed = body.first("lastUpdateDateTime", "lastModifiedDateTime");
    return id + ":" + body.text("status") + ":" + changed;
  }

  private void say(Signals signals, SubjectKind kind, List<Alias> names, String id) {
    if (!names.isEmpty()) {
      boolean device = kind == SubjectKind.DEVICE;
      signals.say(kind, names, risk(id, device ? RiskOrigin.ENDPOINT : RiskOrigin.IDENTITY));
    }
  }

  private RiskChanged risk(String id, RiskOrigin origin) {
    Doc body = item.body();
    boolean resolved = body.text("status").equalsIgnoreCase("resolved");
    return new RiskChanged(
        origin,
        id,
        Levels.severity(body.text("severity"), ""),
        categories(),
        resolved,
        body.text("title"));
  }

  private Set<String> categories() {
    String category = item.body().text("category");
    return category.isEmpty() ? Set.of() : new TreeSet<>(Set.of(Json.kebab(category)));
  }

  private List<Doc> people() {
    return named("evidence", "userAccount", "userStates");
  }

  private List<Doc> devices() {
    return named("evidence", "deviceDnsName", "hostStates");
  }

  private List<Doc> named(String evidence, String field, String states) {
    Doc body = item.body();
    List<Doc> found =
        body.list(evidence).stream().filter(Doc::isObject).filter(e -> e.has(field)).toList();
    List<Doc> older = body.list(states).stream().filter(Doc::isObject).toList();
    return (found.isEmpty() ? older : found).stream().limit(MAX_NAMED).toList();
  }

  private static List<Alias> user(Doc person) {
    Doc account = person.at("userAccount").isObject() ? person.at("userAccount") : person;
    return Names.person(
        account.first("azureAdUserId", "aadUserId"),
        account.first("userPrincipalName", "accountName"));
  }

  private static List<Alias> device(Doc device) {
    return new Aliases()
        .all(
            Names.device(
                "", device.text("azureAdDeviceId"), device.first("hostName", "netBiosName")))
        .vendor(AliasType.EDR_AGENT, "defender", device.text("mdeDeviceId"))
        .add(AliasType.HOSTNAME, device.first("deviceDnsName", "fqdn"))
        .list();
  }

  private Ecs ecs(Instant at, String id) {
    Doc body = item.body();
    Ecs ecs = item.ecs(at, "alert", body.text("title"), id).kind("threat", "indicator");
    ecs.put("event.kind", "alert")
        .put("event.reason", body.text("description"))
        .put("event.provider", body.first("serviceSource", "vendorInformation.provider"))
        .put("rule.name", body.text("title"))
        .put("rule.category", body.text("category").toLowerCase(Locale.ROOT));
    people().stream().findFirst().ifPresent(person -> describe(ecs, person));
    devices().stream()
        .findFirst()
        .ifPresent(
            device ->
                Names.device(
                    ecs,
                    device.text("azureAdDeviceId"),
                    device.first("deviceDnsName", "fqdn", "netBiosName")));
    return item.from(ecs);
  }

  private static void describe(Ecs ecs, Doc person) {
    Doc account = person.at("userAccount").isObject() ? person.at("userAccount") : person;
    Names.person(
        ecs,
        "user",
        account.first("azureAdUserId", "aadUserId"),
        account.first("userPrincipalName", "accountName"),
        account.text("displayName"));
    ecs.address("source", account.text("logonIp"));
  }
}
