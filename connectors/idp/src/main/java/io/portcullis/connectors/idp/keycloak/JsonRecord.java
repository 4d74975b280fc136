package io.portcullis.connectors.idp.keycloak;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Times;

/** The JSON forms: a log record whose message holds the event, or the event itself. */
final class JsonRecord {
  private static final Pattern ACCESS = Pattern.compile("^access\\.");
  static final String LOGGER = "org.keycloak.events";

  private JsonRecord() {}

  static Parsed read(Doc doc, Origin origin) {
    String logger = doc.first("log.logger", "loggerName");
    return logger.isEmpty() ? event(doc, origin) : logged(logger, doc, origin);
  }

  /** ECS format ({@code log-console-json-format=ecs}) and Quarkus's default JSON format. */
  private static Parsed logged(String logger, Doc doc, Origin origin) {
    if (!logger.equals(LOGGER)) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Instant at = Times.occurred(origin.context(), doc, "@timestamp", "timestamp");
    String host = doc.first("host.hostname", "hostName");
    return LogLine.message(doc.need("message"), at, host, origin);
  }

  static Parsed event(Doc doc, Origin origin) {
    return event(doc, Times.occurred(origin.context(), doc, "time", "timestamp"), "", origin);
  }

  /**
   * @param logged the log's own time, which an event with a time of its own overrides
   */
  static Parsed event(Doc doc, Instant logged, String host, Origin origin) {
    Instant at = doc.has("time") ? Times.occurred(origin.context(), doc, "time") : logged;
    AdminPart admin = admin(doc);
    String type = doc.text("type");
    if (type.isEmpty() && !admin.present()) {
      throw new BadRecord("type: missing, and no operationType either");
    }
    Doc by = doc.object("authDetails");
    Event event =
        new Event(
            doc.first("uid", "id"),
            admin.present() ? admin.code() : ACCESS.matcher(type).replaceFirst(""),
            at,
            doc.first("realmName", "realmId", "realm"),
            either(by, doc, "clientId"),
            nothing(either(by, doc, "userId")),
            either(by, doc.object("details"), "username").isEmpty()
                ? doc.text("username")
                : either(by, doc.object("details"), "username"),
            either(by, doc, "ipAddress"),
            doc.text("error"),
            doc.first("details.auth_method", "auth_method"),
            admin,
            host);
    return new Reading(event, origin).parsed();
  }

  private static AdminPart admin(Doc doc) {
    return new AdminPart(
        doc.text("operationType"),
        doc.text("resourceType"),
        doc.text("resourcePath"),
        doc.text("representation"));
  }

  private static String either(Doc first, Doc second, String field) {
    String text = first.text(field);
    return text.isEmpty() ? second.text(field) : text;
  }

  private static String nothing(String text) {
    return text.equals("null") ? "" : text;
  }

  static Parsed flat(Map<String, String> values, Instant at, String host, Origin origin) {
    Event event = Event.flat(values, at, host);
    if (event.code().isEmpty()) {
      throw new BadRecord("type: missing, and no operationType either");
    }
    return new Reading(event, origin).parsed();
  }
}
