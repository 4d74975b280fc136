package io.portcullis.connectors.hsm.azure;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A notice of Event Grid, in its own schema or as a CloudEvent: a new version, an expiry that comes
 * near or has come, a change of the access policy (Azure Key Vault as Event Grid source).
 */
record GridNotice(Doc doc, Origin origin) {

  Parsed parsed() {
    String type = doc.first("eventType", "type");
    String name = type.substring(type.lastIndexOf('.') + 1);
    Instant at = Times.occurred(origin.context(), doc, "eventTime", "time");
    Signals signals =
        new Signals(origin.context(), origin.place(), doc.text("id"), at, Actor.UNKNOWN);
    boolean secret = doc.text("data.ObjectType").equalsIgnoreCase("Secret");
    boolean key = !secret && doc.has("data.ObjectName") && doc.has("data.VaultName");
    signals.note(
        key ? SubjectKind.KEY : SubjectKind.AUTHORITY,
        key ? key() : vault(),
        new Noted(Operation.topic(name), Json.kebab(name), true));
    return signals.with(
        new Ecs(at, "Microsoft", "azure.keyvault")
            .kind("configuration", "info")
            .put("event.action", type)
            .put("event.id", doc.text("id"))
            .put("azure.resource.id", doc.first("topic", "source"))
            .put("azure.keyvault.object.type", doc.text("data.ObjectType"))
            .put("azure.keyvault.object.name", doc.text("data.ObjectName"))
            .put("azure.keyvault.object.version", doc.text("data.Version")));
  }

  private List<Alias> key() {
    String host = doc.text("data.VaultName") + ".vault.azure.net";
    return new VaultObject(host, "keys", doc.text("data.ObjectName"), "").key();
  }

  private List<Alias> vault() {
    return new Aliases().add(AliasType.ARN, doc.first("topic", "source")).list();
  }
}
