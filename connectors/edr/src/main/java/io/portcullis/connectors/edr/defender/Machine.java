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

/** A machine of Defender for Endpoint's API: its risk level, and what it is known by. */
record Machine(Doc doc, Origin origin) {
  private static final Pattern REAL_ADAPTER = Pattern.compile("(?i)ethernet|.*80211");

  Parsed parsed() {
    doc.need("id");
    Signals signals = origin.signals("", at(), Actor.UNKNOWN);
    signals.say(SubjectKind.DEVICE, names(), statement());
    SensorHealth.of(doc.text("healthStatus"))
        .ifPresent(said -> signals.say(SubjectKind.DEVICE, names(), said));
    return signals.with(ecs());
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "lastSeen", "firstSeen");
  }

  private List<Alias> names() {
    Aliases aliases =
        new Aliases()
            .vendor(AliasType.EDR_AGENT, Names.DEFENDER, doc.text("id"))
            .add(AliasType.ENTRA_DEVICE, doc.text("aadDeviceId"))
            .add(AliasType.HOSTNAME, doc.text("computerDnsName"));
    for (Doc address : doc.at("ipAddresses").items()) {
      boolean real = REAL_ADAPTER.matcher(address.text("type")).matches();
      aliases.add(AliasType.MAC, real ? address.text("macAddress") : "");
    }
    return aliases.list();
  }

  /** A level has no id of its own: "none" takes back what an earlier level said. */
  private Statement statement() {
    String score = doc.text("riskScore");
    boolean none = score.equalsIgnoreCase("None");
    Optional<Severity> level = none ? Optional.of(Severity.INFO) : Severities.of(score);
    return level
        .<Statement>map(severity -> risk(severity, none))
        .orElse(new Noted("inventory", "machine", healthy()));
  }

  private static RiskChanged risk(Severity severity, boolean none) {
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        "endpoint",
        severity,
        java.util.Set.of(),
        none,
        "risk level of Defender for Endpoint");
  }

  private boolean healthy() {
    String health = doc.text("healthStatus");
    return health.isEmpty() || health.equalsIgnoreCase("Active");
  }

  private Ecs ecs() {
    return new Ecs(at(), "Microsoft", "defender.machine")
        .kind("host", "info")
        .put("event.kind", "state")
        .put("event.action", "machine")
        .put("event.reason", doc.text("healthStatus"))
        .put("host.id", doc.text("id"))
        .put("host.name", doc.text("computerDnsName"))
        .put("host.hostname", doc.text("computerDnsName"))
        .put("host.os.name", doc.text("osPlatform").toLowerCase(Locale.ROOT))
        .put("host.os.version", doc.first("version", "osVersion"))
        .put("host.risk.static_level", doc.text("riskScore"))
        .put("device.id", doc.text("id"))
        .address("source", doc.first("lastIpAddress", "lastExternalIpAddress"));
  }
}
