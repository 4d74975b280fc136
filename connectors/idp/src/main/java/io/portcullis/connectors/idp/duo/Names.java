package io.portcullis.connectors.idp.duo;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of people and devices in Duo's records. */
final class Names {
  private static final String DUO = "duo";

  private Names() {}

  static List<Alias> person(String key, String name, String email) {
    boolean mail = name.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, DUO, key)
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.EMAIL, mail ? name : "")
        .add(AliasType.EMAIL, email)
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }

  /** The computer that was signed in from, where Duo's agent or its certificate named it. */
  static List<Alias> device(Doc device) {
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, DUO, device.text("epkey"))
        .add(AliasType.HOSTNAME, device.text("hostname"))
        .list();
  }
}
