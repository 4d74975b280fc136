package io.portcullis.connectors.hsm.azure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** One audit event (Azure Monitor, resource log category AuditEvent). */
record AuditEvent(Doc doc, Origin origin) {
  private static final Set<String> GOOD =
      Set.of(
          "",
          "ok",
          "accepted",
          "created",
          "nocontent",
          "no content",
          "success",
          "succeeded",
          "start",
          "started");
  private static final int FIRST_ERROR = 400;

  Parsed parsed() {
    Instant at = Times.occurred(origin.context(), doc, "time", "TimeGenerated");
    Claims claims = Claims.of(doc);
    Actor actor = new Actor(claims.actorId(), claims.actorName(), address());
    Signals signals = new Signals(origin.context(), origin.place(), vendorId(), at, actor);
    Statement statement = Operation.meaning(operation(), claims.actorName(), success(), reason());
    say(signals, statement, claims);
    return signals.with(new AuditEcs(this, claims).document(at));
  }

  /** One correlation id covers several operations of a client, so it needs the rest beside it. */
  private String vendorId() {
    String correlation = doc.text("correlationId");
    return correlation.isEmpty()
        ? ""
        : correlation + "|" + operation() + "|" + doc.first("time", "TimeGenerated");
  }

  private void say(Signals signals, Statement statement, Claims claims) {
    VaultObject object = VaultObject.of(doc);
    if (object.isKey() || object.isCertificate()) {
      signals.say(SubjectKind.KEY, object.key(), statement);
    } else if (statement instanceof KeyOperated) {
      signals.note(claims.kind(), claims.names(), new Noted("key", operation(), success()));
    } else if (aboutVault() && !vault().isEmpty()) {
      signals.say(SubjectKind.AUTHORITY, vault(), statement);
    } else if (statement instanceof Noted) {
      signals.note(claims.kind(), claims.names(), statement);
    } else {
      authentication(signals, statement, claims);
    }
  }

  /** Key Vault's first answer to a client is a challenge that names nobody. */
  private void authentication(Signals signals, Statement statement, Claims claims) {
    if (claims.names().isEmpty()) {
      signals.aboutSource(new Noted("authentication", operation(), success()));
    } else {
      signals.say(claims.kind(), claims.names(), statement);
    }
  }

  private boolean aboutVault() {
    return Set.of("policy", "hsm", "privilege", "configuration")
            .contains(Operation.topic(operation()))
        && !operation().equals("Authentication");
  }

  private List<Alias> vault() {
    return new Aliases()
        .add(AliasType.ARN, doc.first("resourceId", "ResourceId"))
        .add(AliasType.AUTHORITY_NAME, VaultObject.of(doc).ownHost())
        .list();
  }

  String operation() {
    return doc.need("operationName");
  }

  String address() {
    return doc.text("callerIpAddress");
  }

  /** resultType tells that the request was answered, not how: a refusal has "Success" there. */
  boolean success() {
    return good("resultType") && good("resultSignature") && status() < FIRST_ERROR;
  }

  /** The activity log writes "Succeeded.OK". */
  private boolean good(String field) {
    String word = doc.text(field).toLowerCase(Locale.ROOT);
    return GOOD.contains(word.replaceFirst("\\..*", ""));
  }

  double status() {
    String field =
        doc.has("properties.httpStatusCode") ? "properties.httpStatusCode" : "httpStatusCode";
    return doc.has(field) ? doc.number(field).orElse(0) : doc.number("httpStatusCode_d").orElse(0);
  }

  String reason() {
    return doc.first("resultDescription", "resultSignature");
  }
}
