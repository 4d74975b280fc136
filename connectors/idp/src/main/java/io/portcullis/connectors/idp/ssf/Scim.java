package io.portcullis.connectors.idp.ssf;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Statement.AccountStatus;

/** Events of the "SCIM Profile for Security Event Tokens": provisioning of users and groups. */
final class Scim {
  private Scim() {}

  static Meaning meaning(EventType type, Doc claims) {
    boolean user = claims.object("sub_id").text("uri").contains("/Users/");
    return switch (user ? type.name() : "") {
      case "activate" -> Meaning.account(AccountStatus.ACTIVE);
      case "deactivate" -> Meaning.account(AccountStatus.DEACTIVATED);
      case "delete" -> Meaning.account(AccountStatus.DELETED);
      default -> Meaning.noted(Topic.ACCOUNT, type.uri().substring(EventType.SCIM.length()));
    };
  }
}
