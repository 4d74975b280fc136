package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Graph;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;

/**
 * One record in whichever envelope.
 *
 * @param doc the record with what diagnostic settings put around it
 * @param body its {@code properties}, or the same document where there are none
 */
record Item(Doc doc, Doc body, long place, ParseContext context) {

  static Item of(Doc doc, long place, ParseContext context) {
    Doc properties = Embedded.at(doc, "properties");
    return new Item(doc, properties.isObject() ? properties : doc, place, context);
  }

  /** The first of these that is there, in the body before the envelope. */
  String text(String... names) {
    String text = body.first(names);
    return text.isEmpty() ? doc.first(names) : text;
  }

  /** What diagnostic settings call the stream, in lower case. */
  String category() {
    return doc.at("category").value().toLowerCase(Locale.ROOT);
  }

  /**
   * When it happened. Exports have mangled one spelling of a time where another was sound, so the
   * first that can be read counts.
   *
   * @throws io.portcullis.connectors.api.BadRecord when none of those that are there can be read
   */
  Instant at(String... own) {
    List<Doc> places = new ArrayList<>(List.of(doc.at("time"), doc.at("TimeGenerated")));
    for (String name : own) {
      places.add(body.at(name));
    }
    return Times.firstReadable(context, places);
  }

  /**
   * True for a page of objects of this kind, "user" or "device": what changed in an object is told
   * without the fields that would tell what it is.
   */
  boolean lists(String object) {
    String context = Graph.annotation(doc.root(), "@odata.context").toLowerCase(Locale.ROOT);
    String type = Graph.annotation(doc, "@odata.type").toLowerCase(Locale.ROOT);
    return type.isEmpty()
        ? context.matches("(?s)[^#]*#" + object + "s\\b.*")
        : type.equals("#microsoft.graph." + object);
  }

  String address() {
    return text("ipAddress", "callerIpAddress");
  }

  Signals signals(String vendorId, Instant at, Actor actor) {
    return new Signals(context, place, vendorId, at, actor);
  }

  Ecs ecs(Instant at, String stream, String action, String vendorId) {
    return new Ecs(at, "Microsoft", "entra." + stream)
        .put("event.action", action)
        .put("event.id", vendorId)
        .put("organization.id", text("tenantId", "AADTenantId"))
        .put("trace.id", text("correlationId"));
  }

  /** Where from, as the address and the place that Entra made of it. */
  Ecs from(Ecs ecs) {
    Doc location = body.at("location").isObject() ? body.at("location") : place("LocationDetails");
    return ecs.address("source", address())
        .address("client", address())
        .put("source.geo.city_name", location.text("city"))
        .put("source.geo.region_name", location.text("state"))
        .put("source.geo.country_iso_code", location.text("countryOrRegion"));
  }

  private Doc place(String name) {
    Doc location = Embedded.at(body, name);
    return location.isObject() ? location : Doc.none();
  }
}
