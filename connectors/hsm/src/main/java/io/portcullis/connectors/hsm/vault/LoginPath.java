package io.portcullis.connectors.hsm.vault;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The user's name in a login's path: auth/userpass/login/NAME, as ldap, okta and radius too. */
record LoginPath(Call call) {

  String user() {
    return call.part(0).equals("login") ? call.part(1) : "";
  }

  List<Alias> names() {
    boolean mail = user().contains("@");
    return new Aliases()
        .add(AliasType.UPN, mail ? user() : "")
        .add(AliasType.EMAIL, mail ? user() : "")
        .add(AliasType.USER_NAME, mail ? "" : user())
        .list();
  }
}
