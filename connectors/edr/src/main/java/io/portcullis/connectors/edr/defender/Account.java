package io.portcullis.connectors.edr.defender;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** IdentityInfo: what the directories hold of an account, told with each change and once a day. */
record Account(Row row) {

  Parsed parsed() {
    Doc account = row.columns();
    Signals signals = row.signals(Actor.UNKNOWN);
    signals.note(SubjectKind.IDENTITY, Names.person(account), statement());
    Ecs ecs = row.ecs("iam", "info");
    return signals.with(
        ecs.put("event.kind", "state")
            .put("event.provider", account.first("SourceProvider", "SourceSystem"))
            .put("user.full_name", account.text("AccountDisplayName"))
            .put("organization.name", account.text("CompanyName")));
  }

  private Statement statement() {
    String enabled = row.columns().text("IsAccountEnabled");
    if (enabled.isEmpty()) {
      return new Noted("account", "identity-info", true);
    }
    boolean active = row.columns().flag("IsAccountEnabled");
    return new AccountChanged(active ? AccountStatus.ACTIVE : AccountStatus.DEACTIVATED);
  }
}
