package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/**
 * A user of Microsoft Graph, as a page of users or of changes lists it. It carries no time of its
 * state: that is the receipt.
 */
record DirectoryUser(Item item) {

  Parsed parsed() {
    Doc body = item.body();
    Instant at = item.context().receivedAt();
    Signals signals = item.signals("", at, Actor.UNKNOWN);
    signals.say(
        SubjectKind.IDENTITY, names(), new SubjectObserved(body.text("displayName"), "", Set.of()));
    // Only pages that were asked to select it tell the account's state.
    if (body.has("accountEnabled")) {
      signals.say(SubjectKind.IDENTITY, names(), status());
    }
    Ecs ecs = item.ecs(at, "user", "User", "").kind("iam", "info").kind("iam", "user");
    Names.person(
        ecs, "user", body.text("id"), body.text("userPrincipalName"), body.text("displayName"));
    return signals.with(ecs.put("user.email", body.text("mail")));
  }

  /** The SIDs are what domain controllers and sensors know the person by. */
  private List<Alias> names() {
    Doc body = item.body();
    Aliases names =
        Names.personal(body.text("id"), body.text("userPrincipalName"))
            .add(AliasType.EMAIL, body.text("mail"))
            .add(AliasType.USER_NAME, body.text("onPremisesSamAccountName"));
    for (String field : List.of("onPremisesSecurityIdentifier", "securityIdentifier")) {
      names
          .vendor(AliasType.IDP_USER, "ad", body.text(field))
          .vendor(AliasType.IDP_USER, "sid", body.text(field));
    }
    return names.list();
  }

  private AccountChanged status() {
    return new AccountChanged(
        item.body().flag("accountEnabled") ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED);
  }
}
