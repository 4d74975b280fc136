package io.portcullis.connectors.idp.duo;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;

/** Tells the logs apart by their fields: only some shippers name the log in {@code eventtype}. */
final class Shape {
  private Shape() {}

  static Parsed read(Item item) {
    Doc doc = item.doc();
    if (doc.has("sekey")) {
      return new TrustEvent(item).parsed();
    }
    if (doc.at("action").isObject()) {
      return new ActivityLog(item).parsed();
    }
    if (doc.has("action")) {
      return new AdminLog(item).parsed();
    }
    if (doc.has("factor") || doc.has("txid") && doc.has("result")) {
      return new Authentication(item, doc).parsed();
    }
    if (doc.has("credits") || doc.has("telephony_id") || doc.has("phone")) {
      return new Telephony(item).parsed();
    }
    if (doc.has("event_type") || doc.has("access_device")) {
      return new Authentication(item, doc).parsed();
    }
    if (doc.has("stat")) {
      // An answer of the Admin API that holds counts, or nothing new.
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    throw new BadRecord("none of action, factor, sekey and phone tells what the record is");
  }
}
