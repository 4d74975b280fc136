package io.portcullis.connectors.idp.okta;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/** A device as Okta lists it (object Device of the Devices API), with the people enrolled on it. */
record OktaDevice(Doc doc, long place, ParseContext context) {

  static boolean is(Doc doc) {
    return doc.text("resourceType").equalsIgnoreCase("UDDevice") || doc.has("profile.platform");
  }

  Parsed parsed() {
    String id = doc.need("id");
    Instant at = Times.occurred(context, doc, "lastUpdated");
    Signals signals = new Signals(context, place, vendorId(id), at, Actor.UNKNOWN);
    signals.say(SubjectKind.DEVICE, names(), new SubjectObserved(name(), "", Set.of()));
    status().ifPresent(s -> signals.say(SubjectKind.DEVICE, names(), new AccountChanged(s)));
    people(signals);
    return signals.with(ecs(at, id));
  }

  private String vendorId(String id) {
    String changed = doc.text("lastUpdated");
    return changed.isEmpty() ? "" : id + ":" + doc.text("status") + ":" + changed;
  }

  private String name() {
    return doc.text("profile.displayName");
  }

  /** Whatever runs Apple's systems is made by Apple, and MDMs name its maker so too. */
  private String maker() {
    String platform = doc.text("profile.platform").toUpperCase(Locale.ROOT);
    boolean apple = platform.equals("MACOS") || platform.equals("IOS");
    return apple ? "Apple" : doc.text("profile.manufacturer");
  }

  private List<Alias> names() {
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, Names.OKTA, doc.text("id"))
        .vendor(AliasType.DEVICE_SERIAL, maker(), doc.text("profile.serialNumber"))
        .add(AliasType.HOSTNAME, name())
        .list();
  }

  /** A device that several people are enrolled on falls with none of them. */
  private void people(Signals signals) {
    List<Doc> users = doc.list("_embedded.users");
    EdgeType type = users.size() == 1 ? EdgeType.PRIMARY : EdgeType.SHARED;
    for (Doc user : users) {
      String login = user.text("user.profile.login");
      List<Alias> person =
          new Aliases()
              .vendor(AliasType.IDP_USER, Names.OKTA, user.text("user.id"))
              .add(AliasType.UPN, login.contains("@") ? login : "")
              .list();
      if (!person.isEmpty()) {
        signals.say(
            SubjectKind.IDENTITY, person, new EdgeAdded(SubjectKind.DEVICE, names(), "", type));
      }
    }
  }

  private Optional<AccountStatus> status() {
    return switch (doc.need("status").toUpperCase(Locale.ROOT)) {
      case "ACTIVE" -> Optional.of(AccountStatus.ACTIVE);
      case "SUSPENDED" -> Optional.of(AccountStatus.SUSPENDED);
      case "DEACTIVATED" -> Optional.of(AccountStatus.DEACTIVATED);
      default -> Optional.empty();
    };
  }

  private Ecs ecs(Instant at, String id) {
    return new Ecs(at, "Okta", "okta.device")
        .kind("host", "info")
        .put("event.action", "device-listed")
        .put("event.id", vendorId(id))
        .put("event.reason", doc.text("status"))
        .put("device.id", id)
        .put("device.serial_number", doc.text("profile.serialNumber"))
        .put("device.manufacturer", maker())
        .put("device.model.name", doc.text("profile.model"))
        .put("host.id", id)
        .put("host.name", name())
        .put("host.hostname", name())
        .put("host.os.name", doc.text("profile.platform"))
        .put("host.os.version", doc.text("profile.osVersion"));
  }
}
