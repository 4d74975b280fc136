package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.SubjectKind;

/**
 * What a delta query says is gone: {@code {"id": ..., "@removed": {"reason": "changed"}}}. A person
 * who lies in the recycle bin ("changed") can not log in any more than one who is gone for good
 * ("deleted"), and is listed again when restored (Graph, "Get incremental changes for users").
 */
record Removed(Item item) {
  static final String MARK = "@removed";

  Parsed parsed() {
    Doc body = item.body();
    String id = body.need("id");
    boolean device = item.lists("device");
    if (!device && !item.lists("user")) {
      return new Parsed.Ignored(IgnoreReason.OTHER_OBJECT);
    }
    Instant at = item.context().receivedAt();
    Signals signals = item.signals("", at, Actor.UNKNOWN);
    List<Alias> names = device ? Names.device(id, "", "") : Names.person(id, "");
    signals.say(
        device ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        names,
        new AccountChanged(AccountStatus.DELETED));
    return signals.with(
        item.ecs(at, device ? "device" : "user", "Removed", "")
            .kind(device ? "host" : "iam", device ? "change" : "deletion")
            .put(device ? "device.id" : "user.id", id)
            .put("event.reason", body.text(MARK + ".reason")));
  }
}
