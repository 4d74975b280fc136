package io.portcullis.connectors.mdm.osquery;

import java.time.Instant;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;

/** Where a record comes from, apart from its own words. */
record Origin(ParseContext context, long place) {

  Signals signals(String vendorId, Instant at, Actor actor) {
    return new Signals(context, place, vendorId, at, actor);
  }
}
