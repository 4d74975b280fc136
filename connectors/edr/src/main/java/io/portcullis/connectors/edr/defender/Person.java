package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * The account of a piece of evidence, by its columns; an account or a mailbox by the entity in
 * AdditionalFields too.
 */
record Person(Doc columns) {
  private static final Pattern PERSON = Pattern.compile("(?i)account|user|mailbox");

  List<Alias> aliases() {
    List<Alias> own = Names.person(columns);
    Doc entity = entity();
    List<Alias> more =
        Names.person(
            entity.first("AadUserId", "AadId"),
            entity.first("Sid", "UserSid"),
            entity.first("UserPrincipalName", "Upn"),
            entity.first("Name", "AccountName"));
    return new Aliases()
        .all(own)
        .all(more)
        .add(AliasType.EMAIL, entity.text("MailboxPrimaryAddress"))
        .list();
  }

  private Doc entity() {
    Doc fields = columns.embedded("AdditionalFields");
    return PERSON.matcher(fields.text("Type")).matches() ? fields : Doc.none();
  }

  /** The columns win where they say something. */
  void describe(Ecs ecs) {
    Doc entity = entity();
    if (Names.objectId(columns).isEmpty()) {
      ecs.put("user.id", entity.first("AadUserId", "AadId", "Sid"));
    }
    if (Names.accountName(columns).isEmpty()) {
      ecs.put("user.name", entity.first("Name", "AccountName"));
    }
    ecs.put("user.email", columns.text("AccountUpn"))
        .put("user.email", entity.first("MailboxPrimaryAddress", "UserPrincipalName"));
  }
}
