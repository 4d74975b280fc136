package io.portcullis.connectors.edr.defender;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * An alert of Microsoft Graph, first generation (microsoft.graph.alert), which other providers use
 * too: hosts in {@code hostStates}, accounts in {@code userStates}.
 */
record FormerAlert(Doc doc, Origin origin) {
  private static final Pattern RESOLVED = Pattern.compile("(?i)resolved|dismissed");
  private static final int MAX_STATES = 32;

  Parsed parsed() {
    String id = doc.need("id");
    Signals signals =
        origin.signals(id + "@" + doc.first("lastModifiedDateTime", "status"), at(), Actor.UNKNOWN);
    for (Doc host : doc.list("hostStates").stream().limit(MAX_STATES).toList()) {
      say(signals, SubjectKind.DEVICE, device(host));
    }
    for (Doc user : doc.list("userStates").stream().limit(MAX_STATES).toList()) {
      say(signals, SubjectKind.IDENTITY, person(user));
    }
    if (signals.isEmpty()) {
      signals.aboutSource(note());
    }
    return signals.with(ecs(id));
  }

  private void say(Signals signals, SubjectKind kind, List<Alias> names) {
    if (!names.isEmpty()) {
      signals.say(kind, names, statement(kind == SubjectKind.DEVICE));
    }
  }

  private Instant at() {
    return Times.occurred(
        origin.context(), doc, "lastModifiedDateTime", "eventDateTime", "createdDateTime");
  }

  private Statement statement(boolean device) {
    Optional<Severity> severity = Severities.of(doc.text("severity"));
    if (severity.isEmpty()) {
      return note();
    }
    boolean resolved = RESOLVED.matcher(doc.text("status")).matches();
    return new RiskChanged(
        device ? RiskOrigin.ENDPOINT : RiskOrigin.IDENTITY,
        doc.text("id"),
        severity.get(),
        Severities.categories(doc),
        resolved,
        doc.text("title"));
  }

  private Noted note() {
    return new Noted("detection", doc.first("title", "category", "id"), true);
  }

  private static List<Alias> device(Doc host) {
    return new Aliases().add(AliasType.HOSTNAME, host.first("fqdn", "netBiosName")).list();
  }

  private static List<Alias> person(Doc user) {
    return Names.person(
        user.text("aadUserId"),
        user.text("onPremisesSecurityIdentifier"),
        user.text("userPrincipalName"),
        user.text("accountName"));
  }

  private Ecs ecs(String id) {
    Ecs ecs = new Ecs(at(), "Microsoft", "defender.graph_alert").kind("threat", "indicator");
    doc.list("hostStates").stream().limit(1).forEach(host -> describe(ecs, host));
    doc.list("userStates").stream().limit(1).forEach(user -> account(ecs, user));
    return ecs.put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", doc.first("category", "title"))
        .put("event.reason", doc.text("title"))
        .put("event.provider", doc.text("vendorInformation.provider"))
        .put("log.level", doc.text("severity").toLowerCase(Locale.ROOT))
        .put("message", doc.text("description"))
        .put("rule.name", doc.text("title"))
        .put("organization.id", doc.text("azureTenantId"));
  }

  private static void describe(Ecs ecs, Doc host) {
    ecs.put("host.name", host.first("fqdn", "netBiosName"))
        .put("host.hostname", host.first("netBiosName", "fqdn"))
        .put("host.os.name", host.text("os"));
  }

  private static void account(Ecs ecs, Doc user) {
    ecs.put("user.id", user.first("aadUserId", "onPremisesSecurityIdentifier"))
        .put("user.name", user.text("accountName"))
        .put("user.domain", user.text("domainName"))
        .put("user.email", user.text("userPrincipalName"))
        .address("source", user.text("logonIp"));
  }
}
