package io.portcullis.connectors.idp.googleworkspace;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeRemoved;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.SubjectKind;

/** One activity (admin#reports#activity): events that one actor caused at one moment. */
record Activity(Doc doc, long place, ParseContext context) {
  /** Applications whose activities are about documents, mails, calls and the like. */
  private static final Set<String> CONTENT =
      Set.of(
          "drive",
          "calendar",
          "chat",
          "meet",
          "gplus",
          "keep",
          "jamboard",
          "data_studio",
          "classroom",
          "tasks",
          "contacts",
          "assignments",
          "gmail",
          "currents",
          "graduation",
          "gemini_in_workspace_apps",
          "cloud_search");

  Parsed parsed() {
    String application = doc.object("id").need("applicationName").toLowerCase(Locale.ROOT);
    List<Event> events = events();
    if (events.isEmpty()) {
      throw new BadRecord(doc.at("events").path() + ": missing");
    }
    Instant at = Times.occurred(context, doc, "id.time");
    if (CONTENT.contains(application) && events.stream().noneMatch(Meaning::shares)) {
      return new Parsed.Ignored(Parsed.IgnoreReason.OTHER_OBJECT);
    }
    String vendorId = vendorId(application);
    Signals signals = new Signals(context, place, vendorId, at, actor());
    List<Meaning> meanings =
        events.stream().map(event -> new Meaning(application, event, vendorId)).toList();
    meanings.forEach(meaning -> say(signals, meaning));
    return signals.with(ecs(at, application, meanings));
  }

  /** Shippers that make a record of each event leave an object where the list was. */
  private List<Event> events() {
    Doc place = doc.at("events").present() ? doc.at("events") : doc.at("event");
    return place.isObject()
        ? List.of(new Event(place))
        : doc.list("events").stream().map(Activity::event).toList();
  }

  private static Event event(Doc event) {
    if (!event.isObject()) {
      throw new BadRecord(event.path() + ": expected an object");
    }
    return new Event(event);
  }

  /** The qualifier tells apart the activities of one application at one time. */
  private String vendorId(String application) {
    String qualifier = qualifier();
    return qualifier.isEmpty() ? "" : application + ":" + doc.text("id.time") + ":" + qualifier;
  }

  private String qualifier() {
    return doc.first("id.uniqueQualifier", "id.uniqQualifier");
  }

  private Actor actor() {
    String id = profileId();
    return new Actor(id, doc.first("actor.email", "actor.key"), address());
  }

  private String profileId() {
    return doc.text("actor.profileId");
  }

  private String address() {
    return Address.plain(doc.text("ipAddress"));
  }

  private void say(Signals signals, Meaning meaning) {
    Statement statement = meaning.statement();
    String target = Names.target(meaning.event());
    boolean device = meaning.onDevice();
    List<Alias> names = device ? Names.device(meaning.event()) : List.of();
    if (device && !names.isEmpty()) {
      signals.note(SubjectKind.DEVICE, names, statement);
      owner(signals, statement, meaning, names);
      return;
    }
    List<Alias> person =
        target.isEmpty()
            ? Names.person(profileId(), doc.text("actor.email"))
            : Names.person(same(target) ? profileId() : "", target);
    // Without a name of the device its state says nothing of the person who holds it.
    Statement said = device ? meaning.note() : statement;
    if (said instanceof AccountChanged) {
      // Without a target it would fall on the administrator.
      signals.say(SubjectKind.IDENTITY, target.isEmpty() ? List.of() : person, said);
    } else {
      boolean nobody = person.isEmpty() && said instanceof RiskChanged;
      signals.note(SubjectKind.IDENTITY, person, nobody ? meaning.note() : said);
    }
  }

  /** A device that is registered with an account is that person's. */
  private static void owner(
      Signals signals, Statement statement, Meaning meaning, List<Alias> device) {
    List<Alias> person = Names.person("", Names.target(meaning.event()));
    boolean registered = meaning.name().equals("device_register_unregister_event");
    if (registered && !person.isEmpty() && statement instanceof PostureChanged posture) {
      boolean added = posture.management() == Management.MANAGED;
      signals.say(
          SubjectKind.IDENTITY,
          person,
          added
              ? new EdgeAdded(SubjectKind.DEVICE, device, "", EdgeType.PRIMARY)
              : new EdgeRemoved(SubjectKind.DEVICE, device, ""));
    }
  }

  private boolean same(String email) {
    return email.equalsIgnoreCase(doc.text("actor.email"));
  }

  private Ecs ecs(Instant at, String application, List<Meaning> meanings) {
    Meaning first = meanings.get(0);
    Ecs ecs = new Ecs(at, "Google", "google_workspace." + application);
    for (Meaning meaning : meanings) {
      ecs.kind(meaning.topic().category(), meaning.topic().type());
      Names.device(ecs, meaning.event());
    }
    ecs.put("event.action", first.event().name())
        .put("event.id", qualifier())
        .put("event.provider", application)
        .put("event.outcome", outcome(first))
        .put("event.reason", reason(first))
        .put("organization.id", doc.text("id.customerId"));
    Names.person(ecs, "user", profileId(), doc.text("actor.email"));
    ecs.put("user.name", first.event().first("DEVICE_USER").replaceFirst("^-$", ""));
    Names.person(ecs, "user.target", "", Names.target(first.event()));
    return ecs.address("source", address())
        .address("client", address())
        .put("group.name", first.event().first("GROUP_EMAIL", "group_email", "group_id"))
        .put("service.name", first.event().first("app_name", "application_name"))
        .put("rule.name", first.event().first("rule_name", "CAA_ACCESS_LEVEL_UNSATISFIED"))
        .put("source.geo.region_iso_code", doc.text("networkInfo.subdivisionCode"))
        .put("source.geo.country_iso_code", doc.text("networkInfo.regionCode"));
  }

  private static String outcome(Meaning meaning) {
    if (meaning.statement() instanceof Statement.Authenticated login) {
      return login.success() ? "success" : "failure";
    }
    boolean done = meaning.name().equals("authorize") || meaning.name().contains("logout");
    boolean failed = meaning.name().contains("fail") || meaning.name().contains("deny_");
    return failed ? "failure" : done ? "success" : "";
  }

  private static String reason(Meaning meaning) {
    return meaning.event().first("EVENT_REASON", "login_failure_type", "failure_type");
  }
}
