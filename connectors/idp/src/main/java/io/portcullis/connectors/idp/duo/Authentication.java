package io.portcullis.connectors.idp.duo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * An authentication log of Duo's Admin API, version 1 (flat) or 2.
 *
 * @param doc the record, or the authentication inside a Trust Monitor event
 */
record Authentication(Item item, Doc doc) {

  Parsed parsed() {
    Instant at = item.at();
    Signals signals = item.signals(doc.text("txid"), at, actor());
    signals.note(SubjectKind.IDENTITY, names(), statement());
    if (result().equals("fraud") && !names().isEmpty()) {
      signals.say(SubjectKind.IDENTITY, names(), fraud());
    }
    device(signals);
    return signals.with(describe(Item.ecs(at, "auth", action())));
  }

  /** A first enrolment proves nothing yet. */
  private Statement statement() {
    return action().equals("enrollment")
        ? new Noted("credential", "enrollment", !failed())
        : new Authenticated(!failed(), doc.text("factor"), failed() ? doc.text("reason") : "");
  }

  private RiskChanged fraud() {
    return new RiskChanged(
        RiskOrigin.IDENTITY,
        doc.text("txid").isEmpty() ? "identity" : doc.text("txid"),
        Severity.HIGH,
        new TreeSet<>(Set.of("credential-access", "reported-by-user")),
        false,
        "login reported as fraud");
  }

  private void device(Signals signals) {
    Doc device = access();
    List<Alias> names = Names.device(device);
    if (!names.isEmpty()) {
      signals.say(
          SubjectKind.DEVICE,
          names,
          new Statement.SubjectObserved(device.text("hostname"), name(), Set.of()));
    }
  }

  private Doc access() {
    return doc.object("access_device");
  }

  private String action() {
    String action = doc.text("event_type").toLowerCase(Locale.ROOT);
    return action.isEmpty() ? "authentication" : action;
  }

  private String result() {
    return doc.text("result").toLowerCase(Locale.ROOT);
  }

  private boolean failed() {
    return !result().equals("success");
  }

  List<Alias> names() {
    return Names.person(doc.object("user").text("key"), name(), doc.text("email"));
  }

  private String name() {
    return doc.at("user").isObject() ? doc.text("user.name") : doc.text("username");
  }

  Actor actor() {
    return new Actor(doc.object("user").text("key"), name(), address());
  }

  private String address() {
    String address = access().text("ip");
    return address.isEmpty() ? doc.text("ip") : address;
  }

  Ecs describe(Ecs ecs) {
    Doc device = access();
    // Version 1 has one text for the place, or an object beside the device.
    Doc beside = doc.at("location").isObject() ? doc.at("location") : Doc.none();
    Doc place = device.at("location").isObject() ? device.at("location") : beside;
    ecs.kind("authentication", action().equals("enrollment") ? "info" : "start")
        .put("event.id", doc.text("txid"))
        .put("event.outcome", result().isEmpty() ? "" : failed() ? "failure" : "success")
        .put("event.reason", doc.text("reason"))
        .put("user.id", doc.object("user").text("key"))
        .put("user.name", name())
        .put("user.email", email())
        .address("source", address())
        .address("client", address())
        .put("source.geo.city_name", place.text("city"))
        .put("source.geo.region_name", place.text("state"))
        .put("source.geo.country_name", place.text("country"))
        .put("host.name", device.text("hostname"))
        .put("host.hostname", device.text("hostname"))
        .put("host.os.name", device.text("os"))
        .put("host.os.version", device.text("os_version"))
        .put("device.id", device.text("epkey"))
        .put("service.name", doc.first("application.name", "integration"))
        .put("user_agent.name", device.text("browser"));
    return ecs;
  }

  private String email() {
    String email = doc.text("email");
    return email.isEmpty() && name().contains("@") ? name() : email;
  }
}
