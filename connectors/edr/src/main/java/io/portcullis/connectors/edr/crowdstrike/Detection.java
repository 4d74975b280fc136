package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * A detection: an alert of the API, a summary event of the stream, or its copy in FDR. They tell
 * the same in three spellings.
 */
record Detection(Doc doc, Moment moment) {

  Parsed parsed() {
    Optional<Severity> severity = Severities.of(doc);
    Signals signals = moment.signals(actor());
    Statement statement =
        severity
            .<Statement>map(this::risk)
            .orElse(new Statement.Noted("detection", summary(), true));
    List<Alias> person = identity() ? Names.person(doc) : List.of();
    if (!person.isEmpty()) {
      signals.say(SubjectKind.IDENTITY, person, statement);
    } else {
      signals.say(SubjectKind.DEVICE, Names.device(doc), statement);
    }
    return signals.with(ecs(severity));
  }

  private Actor actor() {
    return new Actor(Names.sid(doc), Names.userName(doc), "");
  }

  private RiskChanged risk(Severity severity) {
    return new RiskChanged(
        identity() ? RiskOrigin.IDENTITY : RiskOrigin.ENDPOINT,
        id(),
        severity,
        Tactics.of(doc),
        doc.text("status").equalsIgnoreCase("closed"),
        summary());
  }

  private String id() {
    String id = doc.first("composite_id", "CompositeId", "DetectId", "detection_id", "IncidentId");
    return id.isEmpty() ? doc.need("Name") + ":" + moment.at() : id;
  }

  /** Falcon Identity Protection watches accounts, the other products hosts. */
  private boolean identity() {
    return doc.text("product").equalsIgnoreCase("idp")
        || doc.has("SourceAccountName")
        || doc.has("SourceAccountObjectSid")
        || doc.has("source_account_name");
  }

  private String summary() {
    String name = doc.first("display_name", "name", "DetectName", "type");
    String description = doc.first("description", "DetectDescription");
    return description.isEmpty() ? name : name + ": " + description;
  }

  private Ecs ecs(Optional<Severity> severity) {
    Ecs ecs = new Ecs(moment.at(), "CrowdStrike", "crowdstrike.detection");
    Ecs sorted =
        identity() ? ecs.kind("threat", "indicator") : ecs.kind("intrusion_detection", "info");
    sorted
        .put("event.kind", "alert")
        .put("event.id", moment.eventId().isEmpty() ? id() : moment.eventId())
        .put("log.level", severity.map(Severity::name).orElse("").toLowerCase(Locale.ROOT))
        .put(
            "event.action",
            doc.first("pattern_disposition_description", "PatternDispositionDescription"))
        .put("event.reason", summary())
        .put("event.url", doc.first("falcon_host_link", "FalconHostLink"))
        .put("threat.tactic.name", doc.text("tactic"))
        .put("threat.technique.name", doc.text("technique"))
        .put("process.command_line", doc.first("cmdline", "CommandLine"))
        .put("file.hash.sha256", doc.first("sha256", "SHA256String"));
    return Names.describe(ecs, doc);
  }
}
