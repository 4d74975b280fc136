package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
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
    signals.say(SubjectKind.IDENTITY, names(), statement());
    Ecs ecs = item.ecs(at, "user", "User", "").kind("iam", "info").kind("iam", "user");
    Names.person(
        ecs, "user", body.text("id"), body.text("userPrincipalName"), body.text("displayName"));
    return signals.with(ecs.put("user.email", body.text("mail")));
  }

  private List<Alias> names() {
    Doc body = item.body();
    return Names.personal(body.text("id"), body.text("userPrincipalName"))
        .add(AliasType.EMAIL, body.text("mail"))
        .list();
  }

  /** Only pages that were asked to select accountEnabled tell the account's state. */
  private Statement statement() {
    Doc body = item.body();
    if (!body.has("accountEnabled")) {
      return new Statement.SubjectObserved(body.text("displayName"), "", Set.of());
    }
    return new AccountChanged(
        body.flag("accountEnabled") ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED);
  }
}
