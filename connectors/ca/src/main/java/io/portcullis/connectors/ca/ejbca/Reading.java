package io.portcullis.connectors.ca.ejbca;

import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.ca.x509.CertificateFields;
import io.portcullis.connectors.ca.x509.NameParts;
import io.portcullis.model.Actor;

/** Turns an entry into signals and its ECS record. */
record Reading(AuditEntry entry, long place, ParseContext context) {

  Parsed parsed() {
    Topic topic = Topic.of(entry.event());
    if (topic == Topic.HOUSEKEEPING) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    String name = NameParts.commonName(entry.administrator());
    Actor actor = new Actor(entry.administrator(), name, entry.details().first("clientip", "ip"));
    Signals signals = new Signals(context, place, "", entry.at(), actor);
    Certificates certificates = new Certificates(entry);
    Meaning meaning = new Meanings(entry, certificates).of(topic);
    signals.note(meaning.kind(), meaning.aliases(), meaning.statement());
    return signals.with(ecs(topic, name, certificates));
  }

  private Ecs ecs(Topic topic, String name, Certificates certificates) {
    Ecs ecs =
        new Ecs(entry.at(), "Keyfactor", "ejbca.audit")
            .kind(topic.category(), type())
            .outcome(entry.success())
            .put("event.action", entry.event().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("event.code", entry.event())
            .put("event.module", "ejbca")
            .put("event.provider", entry.module())
            .put("event.reason", entry.details().message())
            .put("user.id", entry.administrator())
            .put("user.name", name)
            .put("user.target.name", entry.entity())
            .put("user.target.email", entry.details().first("subjectEmail"))
            .put("host.name", entry.host())
            .put("ejbca.ca.id", topic == Topic.KEY ? "" : entry.id())
            .put("ejbca.ca.name", entry.details().first("caname", "caName"))
            .put("ejbca.crypto_token.id", topic == Topic.KEY ? entry.id() : "")
            .put("ejbca.key.alias", Meanings.keyAlias(entry.details()))
            .put("ejbca.access.resource", entry.details().first("resource0"));
    return certificate(ecs, certificates);
  }

  private Ecs certificate(Ecs ecs, Certificates certificates) {
    Optional<Ecs> whole = certificates.x509().map(x509 -> CertificateFields.put(ecs, x509));
    return whole.orElseGet(
        () ->
            ecs.put("x509.serial_number", certificates.serial().toUpperCase(Locale.ROOT))
                .put("x509.issuer.distinguished_name", certificates.issuer())
                .put("x509.subject.distinguished_name", certificates.subject()));
  }

  /** ECS's closed list. */
  private String type() {
    String event = entry.event();
    if (event.contains("CREAT") || event.contains("ADD") || event.contains("GEN_")) {
      return "creation";
    }
    if (event.contains("DELET") || event.contains("REMOVE") || event.contains("REVOKE")) {
      return "deletion";
    }
    return event.contains("EDIT") || event.contains("CHANGE") ? "change" : "info";
  }
}
