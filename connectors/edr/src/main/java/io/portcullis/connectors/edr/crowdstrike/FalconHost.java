package io.portcullis.connectors.edr.crowdstrike;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/** A host as Falcon's Hosts API lists it ({@code /devices/combined/devices/v1}). */
record FalconHost(Doc doc, Origin origin) {
  /** More are not kept of one host. */
  static final int MAX_TAGS = 100;

  static boolean is(Doc doc) {
    return doc.has("device_id")
        && (doc.has("platform_name") || doc.has("serial_number") || doc.has("agent_version"));
  }

  Parsed parsed() {
    Instant at = Times.occurred(origin.context(), doc, "modified_timestamp", "last_seen");
    String vendorId = doc.need("device_id") + "@" + doc.text("modified_timestamp");
    Signals signals =
        new Signals(
            origin.context(),
            origin.place(),
            vendorId.endsWith("@") ? "" : vendorId,
            at,
            Actor.UNKNOWN);
    signals.say(SubjectKind.DEVICE, names(), new SubjectObserved(hostname(), "", groups()));
    return signals.with(ecs(at));
  }

  private String hostname() {
    return doc.text("hostname");
  }

  private List<Alias> names() {
    return new Aliases()
        .vendor(AliasType.EDR_AGENT, Names.VENDOR, doc.text("device_id"))
        .vendor(AliasType.DEVICE_SERIAL, doc.text("system_manufacturer"), doc.text("serial_number"))
        .add(AliasType.MAC, doc.text("mac_address"))
        .add(AliasType.HOSTNAME, hostname())
        .list();
  }

  /** Grouping tags, which people gave; Falcon's groups are numbers. */
  private Set<String> groups() {
    return doc.list("tags").stream()
        .map(Doc::value)
        .filter(tag -> !tag.isEmpty())
        .limit(MAX_TAGS)
        .map(tag -> Names.VENDOR + ":" + tag)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Ecs ecs(Instant at) {
    String agent = doc.text("device_id");
    Ecs ecs = new Ecs(at, "CrowdStrike", "crowdstrike.host").kind("host", "info");
    new Aliases()
        .add(AliasType.MAC, doc.text("mac_address"))
        .list()
        .forEach(
            mac -> ecs.add("host.mac", mac.value().replace(':', '-').toUpperCase(Locale.ROOT)));
    return ecs.put("event.action", "host-listed")
        .put("event.reason", doc.text("status"))
        .put("device.id", agent)
        .put("device.serial_number", doc.text("serial_number"))
        .put("device.manufacturer", doc.text("system_manufacturer"))
        .put("device.model.name", doc.text("system_product_name"))
        .put("host.id", agent)
        .put("host.name", hostname())
        .put("host.hostname", hostname())
        .put("host.os.name", doc.text("platform_name"))
        .put("host.os.full", doc.text("os_version"))
        .address("source", doc.text("local_ip"));
  }
}
