package io.portcullis.connectors.edr.defender;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * The device of a piece of evidence: its own columns, and the "host" entity in AdditionalFields,
 * which for files and processes is the only place that names it.
 *
 * @param entity not present where there is none; a mere reference to one ({@code $ref}) is none
 */
record Host(Doc columns, Doc entity) {
  private static final List<String> PLACES = List.of("Host", "ImageFile.Host", "Device");

  static Host of(Doc columns) {
    Doc fields = columns.embedded("AdditionalFields");
    if (fields.text("Type").equalsIgnoreCase("host")) {
      return new Host(columns, fields);
    }
    return PLACES.stream()
        .map(fields::at)
        .filter(entity -> entity.has("MachineId") || entity.has("HostName"))
        .findFirst()
        .map(entity -> new Host(columns, entity))
        .orElse(new Host(columns, Doc.none()));
  }

  List<Alias> aliases() {
    return new Aliases()
        .all(Names.device(columns))
        .vendor(AliasType.EDR_AGENT, Names.DEFENDER, machine())
        .add(AliasType.ENTRA_DEVICE, entity.text("AadDeviceId"))
        .add(AliasType.HOSTNAME, name())
        .list();
  }

  private String machine() {
    return entity.text("MachineId");
  }

  private String name() {
    String host = entity.text("HostName");
    String domain = entity.text("DnsDomain");
    return host.isEmpty() || domain.isEmpty() || host.contains(".") ? host : host + "." + domain;
  }

  /** The columns win where they say something. */
  void describe(Ecs ecs) {
    if (columns.text("DeviceId").isEmpty()) {
      ecs.put("host.id", machine()).put("device.id", machine());
    }
    if (columns.text("DeviceName").isEmpty()) {
      ecs.put("host.name", name()).put("host.hostname", entity.text("HostName"));
    }
    ecs.put("host.os.family", entity.text("OSFamily").toLowerCase(java.util.Locale.ROOT))
        .put("host.os.version", entity.text("OSVersion"))
        .put("host.domain", entity.text("DnsDomain"));
  }
}
