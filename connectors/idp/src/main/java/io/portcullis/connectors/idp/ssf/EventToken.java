package io.portcullis.connectors.idp.ssf;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;

/** The claims of one Security Event Token (RFC 8417 section 2). */
record EventToken(Doc claims, long place, ParseContext context) {
  private static final int MOST_EVENTS = 16;

  Parsed parsed() {
    String issuer = claims.need("iss");
    List<Event> events = events();
    Event first = events.getFirst();
    Instant at = at(first.doc());
    Signals signals = new Signals(context, place, vendorId(issuer), at, actor(first.doc()));
    events.forEach(event -> event.say(signals));
    return signals.with(new Described(claims, events).ecs(at));
  }

  /** Several are one event under each of its addresses (SSF 1.0 "The events claim"). */
  private List<Event> events() {
    Map<String, Doc> events = claims.object("events").fields();
    if (events.isEmpty()) {
      throw new BadRecord("events: missing");
    }
    if (events.size() > MOST_EVENTS) {
      throw new BadRecord("events: more than " + MOST_EVENTS);
    }
    Map<String, Event> byName = new LinkedHashMap<>();
    events.forEach(
        (uri, doc) ->
            byName.computeIfAbsent(new EventType(uri).name(), n -> Event.of(uri, doc, claims)));
    return List.copyOf(byName.values());
  }

  /** The id is the issuer's own (RFC 8417 section 2.2), so two issuers may give the same. */
  private String vendorId(String issuer) {
    String jti = claims.text("jti");
    return jti.isEmpty() ? "" : issuer + "|" + jti;
  }

  /** When it happened (CAEP's claim, then RFC 8417's), else when the token was made. */
  private Instant at(Doc event) {
    return event.has("event_timestamp")
        ? Times.occurred(context, event, "event_timestamp")
        : Times.occurred(context, claims, "toe", "iat");
  }

  /** CAEP says of what sort it was (admin, user, policy, system), and no more. */
  private static Actor actor(Doc event) {
    return new Actor("", event.text("initiating_entity"), Described.address(event));
  }
}
