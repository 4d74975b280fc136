package io.portcullis.connectors.mdm.jamf;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * An alert of Jamf Protect: {@code host}, and a {@code match} of the analytics that found it. It
 * stands under {@code input} when forwarded, and in the text {@code json} of the GraphQL API.
 *
 * @param outer of the GraphQL API, which alone knows a status
 */
record ProtectAlert(Doc outer, Doc alert, Origin origin) {
  private static final Pattern RESOLVED = Pattern.compile("(?i)(auto)?resolved");
  private static final int MAX_CATEGORIES = 16;

  static ProtectAlert of(Doc doc, Origin origin) {
    Doc raw = doc.embedded("json").present() ? doc.embedded("json") : doc;
    return new ProtectAlert(doc, raw.at("input").isObject() ? raw.at("input") : raw, origin);
  }

  Parsed parsed() {
    String id = id();
    String status = outer.text("status");
    Signals signals = origin.signals(id.isEmpty() ? "" : id + "@" + status, at(), actor());
    signals.note(SubjectKind.DEVICE, device(), statement(id));
    return signals.with(ecs(id));
  }

  private String id() {
    String id = alert.first("match.uuid", "match.event.uuid");
    return id.isEmpty() ? outer.first("uuid", "id", "caid") : id;
  }

  private Instant at() {
    return alert.has("match.event.timestamp")
        ? Times.occurred(origin.context(), alert, "match.event.timestamp")
        : Times.occurred(origin.context(), outer, "eventTimestamp", "created", "timestamp");
  }

  private String user() {
    List<Doc> users = alert.at("related.users").items();
    return users.isEmpty() ? "" : users.get(0).text("name");
  }

  private Actor actor() {
    return new Actor("", user(), "");
  }

  private Doc host() {
    return alert.at("host").isObject() ? alert.at("host") : outer.at("computer");
  }

  private String udid() {
    return host().first("provisioningUDID", "uuid");
  }

  private List<Alias> device() {
    return Names.device(udid(), host().text("serial"), host().text("hostname"));
  }

  private Statement statement(String id) {
    Optional<Severity> severity = severity();
    if (severity.isEmpty() || id.isEmpty() || device().isEmpty()) {
      return new Noted("detection", name(), true);
    }
    boolean resolved = RESOLVED.matcher(outer.text("status")).matches();
    return new RiskChanged(RiskOrigin.ENDPOINT, id, severity.get(), categories(), resolved, name());
  }

  /** 0 to 3 in an alert, a word in the API. */
  private Optional<Severity> severity() {
    String text = alert.text("match.severity");
    return switch ((text.isEmpty() ? outer.text("severity") : text).toLowerCase(Locale.ROOT)) {
      case "0", "informational" -> Optional.of(Severity.INFO);
      case "1", "low" -> Optional.of(Severity.LOW);
      case "2", "medium" -> Optional.of(Severity.MEDIUM);
      case "3", "high" -> Optional.of(Severity.HIGH);
      default -> Optional.empty();
    };
  }

  private List<Doc> facts() {
    return alert.at("match.facts").items();
  }

  private String name() {
    List<Doc> facts = facts();
    String name = facts.isEmpty() ? "" : facts.get(0).first("human", "name");
    return name.isEmpty() ? alert.first("eventType", "match.event.type") : name;
  }

  private Set<String> categories() {
    Set<String> categories = new LinkedHashSet<>();
    for (Doc fact : facts()) {
      fact.at("tags").items().stream()
          .map(tag -> tag.value().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-"))
          .map(tag -> tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
          .filter(tag -> !tag.isEmpty() && categories.size() < MAX_CATEGORIES)
          .forEach(categories::add);
    }
    return categories;
  }

  private Ecs ecs(String id) {
    Ecs ecs = new Ecs(at(), "Jamf", "jamf.protect_alert").kind("intrusion_detection", "info");
    Names.describe(ecs, udid(), host().text("serial"), host().first("hostname", "hostName"));
    Names.addresses(ecs, host().at("ips"));
    return ecs.put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", alert.first("eventType", "match.event.type"))
        .put("event.reason", name())
        .put("log.level", severity().map(Severity::name).orElse("").toLowerCase(Locale.ROOT))
        .put("rule.name", facts().isEmpty() ? "" : facts().get(0).text("name"))
        .put("rule.description", name())
        .put("host.os.full", host().text("os"))
        .put("host.os.type", "macos")
        .put("agent.version", host().text("protectVersion"))
        .put("user.name", user());
  }
}
