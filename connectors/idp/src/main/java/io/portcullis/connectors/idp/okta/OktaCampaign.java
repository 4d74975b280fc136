package io.portcullis.connectors.idp.okta;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.AccessReviewTold;

/**
 * A certification campaign as Okta lists it (object CampaignSparse of the Identity Governance API).
 * It is about many accounts, so it is a word about the organisation as a whole.
 */
record OktaCampaign(Doc doc, long place, ParseContext context) {
  private static final int MAX_NAME = 200;
  private static final int MAX_ID = 50;
  private static final Set<String> DONE = Set.of("COMPLETED", "DELETED");

  static boolean is(Doc doc) {
    return doc.has("startDate") && doc.has("endDate") && doc.has("status");
  }

  Parsed parsed() {
    String id = doc.need("id");
    String status = doc.need("status").toUpperCase(Locale.ROOT);
    Instant due = Times.read(doc.at("endDate").path(), doc.need("endDate"));
    Instant at = Times.occurred(context, doc, "lastUpdated");
    String vendorId = id + ":" + status + ":" + due;
    Signals signals = new Signals(context, place, vendorId, at, Actor.UNKNOWN);
    signals.aboutSource(new AccessReviewTold(name(id), due, DONE.contains(status)));
    return signals.with(
        new Ecs(at, "Okta", "okta.campaign")
            .kind("iam", "info")
            .put("event.action", "access-review-" + status.toLowerCase(Locale.ROOT))
            .put("event.id", vendorId)
            .put("event.reason", doc.text("name")));
  }

  private String name(String id) {
    String name = doc.text("name");
    String shown = name.substring(0, Math.min(MAX_NAME, name.length()));
    String one = id.substring(0, Math.min(MAX_ID, id.length()));
    return shown.isEmpty() ? one : shown + " " + one;
  }
}
