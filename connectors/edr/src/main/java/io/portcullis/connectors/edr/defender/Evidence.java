package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * AlertInfo, which names nobody, and AlertEvidence, one row for each thing in an alert. Only what
 * an alert impacts is at risk by it; what is merely related is noted.
 */
record Evidence(Row row) {
  private static final Pattern PERSON = Pattern.compile("(?i)user|account|mailbox");

  Parsed parsed() {
    row.columns().need("AlertId");
    Signals signals = row.signals(vendorId(), Names.actor(row.columns()));
    if (row.table().equals("AlertInfo")) {
      signals.aboutSource(note());
    } else {
      about(signals);
    }
    return signals.with(ecs());
  }

  private void about(Signals signals) {
    List<Alias> device = Host.of(row.columns()).aliases();
    List<Alias> person = new Person(row.columns()).aliases();
    boolean identity = person.isEmpty() ? false : device.isEmpty() || account();
    SubjectKind kind = identity ? SubjectKind.IDENTITY : SubjectKind.DEVICE;
    signals.note(kind, identity ? person : device, statement(identity, device.isEmpty()));
  }

  private boolean account() {
    return PERSON.matcher(row.columns().text("EntityType")).matches();
  }

  private Statement statement(boolean identity, boolean noDevice) {
    boolean impacted = row.columns().text("EvidenceRole").equalsIgnoreCase("Impacted");
    Optional<Severity> severity = Severities.of(row.columns().text("Severity"));
    return impacted && severity.isPresent() && (identity || !noDevice)
        ? risk(identity ? RiskOrigin.IDENTITY : RiskOrigin.ENDPOINT, severity.get())
        : note();
  }

  private RiskChanged risk(RiskOrigin origin, Severity severity) {
    Doc alert = row.columns();
    return new RiskChanged(
        origin,
        alert.text("AlertId"),
        severity,
        Severities.categories(alert),
        false,
        alert.text("Title"));
  }

  private Noted note() {
    return new Noted("detection", title(), true);
  }

  private String title() {
    String title = row.columns().text("Title");
    return title.isEmpty() ? row.table() : title;
  }

  /** A row has no id: it is one thing in one alert, told again when the alert changes. */
  private String vendorId() {
    Doc alert = row.columns();
    String thing = alert.embedded("AdditionalFields").text("MergeByKeyHex");
    if (thing.isEmpty() && !row.table().equals("AlertInfo")) {
      return "";
    }
    String at = row.at().toString();
    return String.join(
        ":",
        alert.text("AlertId"),
        alert.text("EntityType"),
        alert.text("EvidenceRole"),
        thing,
        alert.text("Severity"),
        at);
  }

  private Ecs ecs() {
    Doc alert = row.columns();
    String remote = alert.text("RemoteIP");
    Ecs ecs = row.ecs("threat", "indicator");
    Host.of(alert).describe(ecs);
    new Person(alert).describe(ecs);
    return ecs.put("event.kind", "alert")
        .put("event.action", title())
        .put("event.id", alert.text("AlertId"))
        .put("event.reason", alert.text("Title"))
        .put("event.provider", alert.text("ServiceSource"))
        .put("log.level", alert.text("Severity").toLowerCase(Locale.ROOT))
        .put("rule.name", alert.text("Title"))
        .put("rule.category", alert.text("Category"))
        .put("threat.technique.name", techniques())
        .put("destination.ip", IpLiteral.is(remote) ? remote : "")
        .put("file.name", alert.text("FileName"))
        .put("file.hash.sha256", alert.text("SHA256"))
        .put("file.hash.sha1", alert.text("SHA1"));
  }

  private List<String> techniques() {
    return row.columns().embedded("AttackTechniques").items().stream().map(Doc::value).toList();
  }
}
