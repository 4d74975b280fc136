package io.portcullis.connectors.hsm.cloudhsm;

import java.time.Instant;
import java.util.List;

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
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** One event of the certificate storage, which is the cluster's and not an HSM's. */
record StoreEvent(Doc doc, ParseContext context, long place) {

  Parsed parsed() {
    String operation = doc.need("op_code");
    Instant at = Times.occurred(context, doc, "timestamp");
    boolean success = doc.text("response").equalsIgnoreCase("OK");
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    List<Alias> names =
        new Aliases().vendor(AliasType.HSM_TOKEN, "cloudhsm", context.source()).list();
    signals.say(SubjectKind.AUTHORITY, names, new Noted("certificate", operation, success));
    return signals.with(
        new Ecs(at, "AWS", "aws.cloudhsm")
            .kind("configuration", "change")
            .outcome(success)
            .put("event.action", operation)
            .put("event.code", doc.text("response"))
            .put("cloudhsm.object_handle", doc.text("object_handle")));
  }
}
