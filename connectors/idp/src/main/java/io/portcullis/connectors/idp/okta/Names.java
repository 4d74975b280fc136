package io.portcullis.connectors.idp.okta;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of people and devices in Okta's records. */
final class Names {
  static final String OKTA = "okta";

  private Names() {}

  /** An actor that is an application or Okta itself is nobody whose certificates could be held. */
  static List<Alias> user(Doc person, Doc event) {
    String type = person.text("type");
    if (!type.isEmpty() && !type.equalsIgnoreCase("User")) {
      return List.of();
    }
    String name = person.present() ? person.text("alternateId") : event.text("actorId");
    boolean mail = name.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, OKTA, person.text("id"))
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.EMAIL, mail ? name : "")
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }

  static List<Alias> device(Doc device) {
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, OKTA, device.text("id"))
        .add(AliasType.HOSTNAME, device.text("displayName"))
        .list();
  }

  static void person(Ecs ecs, String field, Doc person) {
    String name = person.text("alternateId");
    ecs.put(field + ".id", person.text("id"))
        .put(field + ".name", name)
        .put(field + ".email", name.contains("@") ? name : "")
        .put(field + ".full_name", person.text("displayName"));
  }
}
