package io.portcullis.connectors.mdm.jamf;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.SubjectKind;

/**
 * A device as Jamf Pro's webhooks describe it.
 *
 * @param computer false for iPhones, iPads and Apple TVs, which have names and numbers of their own
 */
record ProDevice(Doc doc, boolean computer) {

  List<Alias> aliases() {
    return new Aliases()
        .all(Names.device(doc.text("udid"), doc.text("serialNumber"), doc.text("deviceName")))
        .all(Names.numbered(computer, doc.text("jssID")))
        .add(AliasType.MAC, doc.text("macAddress"))
        .add(AliasType.MAC, doc.text("alternateMacAddress"))
        .add(AliasType.MAC, doc.text("wifiMacAddress"))
        .list();
  }

  String id() {
    return doc.first("udid", "serialNumber", "jssID");
  }

  private String mail() {
    return doc.text("emailAddress");
  }

  /** Only of a mail address: local account names such as "admin" are everybody's. */
  void owner(Signals signals) {
    boolean known = mail().contains("@") || doc.text("username").contains("@");
    List<Alias> device = aliases();
    if (known && !device.isEmpty()) {
      signals.say(
          SubjectKind.IDENTITY,
          Names.user(doc.text("username"), mail()),
          new EdgeAdded(SubjectKind.DEVICE, device, "", EdgeType.PRIMARY));
    }
  }

  Ecs describe(Ecs ecs) {
    Names.describe(ecs, doc.text("udid"), doc.text("serialNumber"), doc.text("deviceName"));
    Names.mac(ecs, doc.text("macAddress"));
    Names.mac(ecs, doc.text("alternateMacAddress"));
    Names.mac(ecs, doc.text("wifiMacAddress"));
    String reported = doc.text("reportedIpAddress");
    String directory = doc.text("userDirectoryID");
    return ecs.put("device.model.name", doc.first("modelDisplay", "model"))
        .put("device.model.identifier", doc.text("model"))
        .put("host.ip", IpLiteral.is(reported) ? List.of(reported) : List.of())
        .put("host.os.version", doc.text("osVersion"))
        .put("host.os.kernel", doc.text("osBuild"))
        .put("host.os.type", computer ? "macos" : "ios")
        .put("user.id", directory.equals("-1") ? "" : directory)
        .put("user.name", doc.text("username"))
        .put("user.full_name", doc.text("realName"))
        .put("user.email", mail())
        .address("source", doc.text("ipAddress"));
  }
}
