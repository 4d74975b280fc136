package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.AccessReviewTold;

/**
 * One round of an access review (Graph, "accessReviewInstance resource type"). It is of a group, a
 * role or an application, so it is a word about the directory as a whole.
 */
record AccessReviewInstance(Item item) {
  private static final int MAX_NAME = 200;
  private static final int MAX_ID = 50;

  /** "Applied" stands in Graph's example and not in its list. */
  private static final Set<String> DONE = Set.of("completed", "autoreviewed", "applied");

  static boolean is(Doc body) {
    return body.has("startDateTime") && body.has("endDateTime") && body.has("status");
  }

  Parsed parsed() {
    Doc body = item.body();
    String id = body.need("id");
    Instant due = Times.read(body.at("endDateTime").path(), body.need("endDateTime"));
    Instant now = item.context().receivedAt();
    String status = body.text("status");
    Signals signals = item.signals(id + ":" + status + ":" + due, now, Actor.UNKNOWN);
    signals.aboutSource(new AccessReviewTold(name(id), due, done(status)));
    return signals.with(
        item.ecs(now, "access_review", "access-review-" + status.toLowerCase(Locale.ROOT), id)
            .kind("iam", "info")
            .put("event.reason", body.text("displayName")));
  }

  private static boolean done(String status) {
    return DONE.contains(status.toLowerCase(Locale.ROOT));
  }

  private String name(String id) {
    String name = item.body().text("displayName");
    String shown = name.substring(0, Math.min(MAX_NAME, name.length()));
    String one = id.substring(0, Math.min(MAX_ID, id.length()));
    return shown.isEmpty() ? one : shown + " " + one;
  }
}
