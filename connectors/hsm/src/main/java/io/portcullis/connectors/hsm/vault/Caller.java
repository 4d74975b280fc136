package io.portcullis.connectors.hsm.vault;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * Whose token it is. Vault's entity is the same over all ways to log in; the display name is the
 * mount's path and a name, and is told apart from a user's name.
 */
record Caller(Doc doc) {

  String entity() {
    return clear("auth.entity_id");
  }

  String id() {
    String account = clear("auth.metadata.account_id");
    return account.isEmpty() ? entity() : account;
  }

  String displayName() {
    return clear("auth.display_name");
  }

  String name() {
    String user = userName();
    return user.isEmpty() ? displayName() : user;
  }

  private String userName() {
    for (String field : List.of("username", "name", "service_account_name", "common_name")) {
      String text = clear("auth.metadata." + field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The role of the login method, as which a build or a workload logs in. */
  String job() {
    String role = clear("auth.metadata.role");
    return role.isEmpty() ? clear("auth.metadata.role_name") : role;
  }

  String email() {
    String stated = clear("auth.metadata.email");
    String mail = stated.isEmpty() ? userName() : stated;
    return mail.contains("@") ? mail : "";
  }

  String address() {
    return doc.text("request.remote_address");
  }

  List<Alias> names() {
    return new Aliases()
        .vendor(AliasType.IDP_USER, "vault", entity())
        .add(AliasType.UPN, email())
        .add(AliasType.EMAIL, email())
        .add(AliasType.USER_NAME, userName().contains("@") ? "" : userName())
        .list();
  }

  private String clear(String path) {
    return Call.clear(doc.at(path));
  }
}
