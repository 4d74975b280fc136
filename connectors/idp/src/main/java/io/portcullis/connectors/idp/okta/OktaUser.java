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
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/** A user as Okta lists it (object User of the Users API): its names and its status. */
record OktaUser(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    String id = doc.need("id");
    Instant at = Times.occurred(context, doc, "lastUpdated");
    Signals signals = new Signals(context, place, vendorId(id), at, Actor.UNKNOWN);
    signals.say(SubjectKind.IDENTITY, names(), new SubjectObserved(name(), "", Set.of()));
    status().ifPresent(s -> signals.say(SubjectKind.IDENTITY, names(), new AccountChanged(s)));
    return signals.with(
        new Ecs(at, "Okta", "okta.user")
            .kind("iam", "info")
            .kind("iam", "user")
            .put("event.action", "user-listed")
            .put("event.id", vendorId(id))
            .put("event.reason", doc.text("status"))
            .put("user.id", id)
            .put("user.name", login())
            .put("user.email", mail())
            .put("user.full_name", name()));
  }

  /** A list repeats until something changes. */
  private String vendorId(String id) {
    String changed = doc.text("lastUpdated");
    return changed.isEmpty() ? "" : id + ":" + doc.text("status") + ":" + changed;
  }

  private List<Alias> names() {
    boolean address = login().contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, Names.OKTA, doc.text("id"))
        .add(AliasType.UPN, address ? login() : "")
        .add(AliasType.EMAIL, mail())
        .add(AliasType.USER_NAME, address ? "" : login())
        .list();
  }

  private String login() {
    return doc.text("profile.login");
  }

  private String mail() {
    String mail = doc.text("profile.email");
    return mail.contains("@") ? mail : "";
  }

  private String name() {
    String shown = doc.text("profile.displayName");
    String both = doc.text("profile.firstName") + " " + doc.text("profile.lastName");
    return shown.isEmpty() ? both.strip() : shown;
  }

  /** An account that nobody has activated yet says nothing; a password may be old or forgotten. */
  private Optional<AccountStatus> status() {
    return switch (doc.need("status").toUpperCase(Locale.ROOT)) {
      case "ACTIVE", "PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED" ->
          Optional.of(AccountStatus.ACTIVE);
      case "LOCKED_OUT" -> Optional.of(AccountStatus.LOCKED);
      case "SUSPENDED" -> Optional.of(AccountStatus.SUSPENDED);
      case "DEPROVISIONED" -> Optional.of(AccountStatus.DEACTIVATED);
      default -> Optional.empty();
    };
  }
}
