package io.portcullis.connectors.mdm.osquery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * Results of a scheduled query: one row that came or went ({@code columns}), all rows ({@code
 * snapshot}), or what changed ({@code diffResults}). osquery tells facts and judges none.
 */
record Result(Doc doc, Origin origin) {

  /** A protection by the column that tells of it, and the values that mean it is off. */
  private static final Map<String, String> OFF =
      Map.of(
          "encrypted", "0",
          "protection_status", "0",
          "global_state", "0",
          "assessments_enabled", "0",
          "secure_boot", "0",
          "firewall", "poor",
          "antivirus", "poor",
          "filevault_status", "off",
          "enrolled", "false");

  Parsed parsed() {
    String query = doc.need("name");
    Doc row = row();
    Topic topic = vulnerable(row) ? Topic.POSTURE : Topic.of(query);
    if (topic == Topic.TELEMETRY) {
      return new Parsed.Ignored(IgnoreReason.TELEMETRY);
    }
    Signals signals = origin.signals("", at(), new Actor("", user(row), address(row)));
    Statement statement = statement(topic, query, row);
    List<Alias> person = topic == Topic.LOGIN ? Names.person(user(row)) : List.of();
    signals.note(
        person.isEmpty() ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        person.isEmpty() ? host() : person,
        statement);
    return signals.with(ecs(topic, query, row));
  }

  /** A query over packages that itself says which of them a known hole is in. */
  private static boolean vulnerable(Doc row) {
    String status = row.text("status").toLowerCase(Locale.ROOT);
    return status.contains("vulnerable") && !status.contains("not vulnerable");
  }

  /** The row, or the first of several, for the fields that hold one. */
  private Doc row() {
    if (doc.object("columns").present()) {
      return doc.at("columns");
    }
    List<Doc> rows = rows();
    return rows.isEmpty() ? Doc.none() : rows.get(0);
  }

  private List<Doc> rows() {
    if (doc.has("snapshot")) {
      return doc.list("snapshot");
    }
    return doc.object("diffResults").present()
        ? doc.list("diffResults.added")
        : List.of(doc.at("columns"));
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "unixTime", "timestamp");
  }

  private String action() {
    String action = doc.text("action");
    return action.isEmpty() ? (doc.has("snapshot") ? "snapshot" : "changed") : action;
  }

  private Statement statement(Topic topic, String query, Doc row) {
    if (topic == Topic.LOGIN) {
      boolean login = action().equals("added") && !user(row).isEmpty();
      return login
          ? new Authenticated(success(row), query, "")
          : new Noted("session", query, success(row));
    }
    return new Noted(
        topic.word(), query, topic != Topic.POSTURE || protectedHost() && !vulnerable(row));
  }

  private static boolean success(Doc row) {
    String words = row.first("message", "status", "result").toLowerCase(Locale.ROOT);
    return !words.contains("fail") && !words.contains("denied");
  }

  /** Of many rows, such as disks, one that is off is enough. */
  private boolean protectedHost() {
    boolean removed = action().equals("removed");
    return removed || rows().stream().noneMatch(Result::off);
  }

  private static boolean off(Doc row) {
    return OFF.entrySet().stream()
        .anyMatch(off -> row.text(off.getKey()).equalsIgnoreCase(off.getValue()));
  }

  private static String user(Doc row) {
    return row.first("username", "user", "account");
  }

  private static String address(Doc row) {
    return row.first("address", "host", "remote_address");
  }

  private String hostname() {
    String decorated = doc.first("decorations.hostname", "decorations.host_name");
    return decorated.isEmpty() ? doc.text("hostIdentifier") : decorated;
  }

  private String uuid() {
    String decorated = Names.uuid(doc.first("decorations.host_uuid", "decorations.uuid"));
    return decorated.isEmpty() ? Names.uuid(doc.text("hostIdentifier")) : decorated;
  }

  private List<Alias> host() {
    return Names.host(
            uuid(),
            Names.maker(doc.text("decorations.hardware_vendor")),
            doc.text("decorations.hardware_serial"),
            hostname())
        .list();
  }

  private Ecs ecs(Topic topic, String query, Doc row) {
    Ecs ecs = new Ecs(at(), "osquery", "osquery.result").kind(topic.category(), type(topic));
    Names.describe(ecs, uuid(), hostname());
    if (topic == Topic.LOGIN) {
      ecs.outcome(success(row)).address("source", address(row));
    }
    return ecs.put("event.action", action())
        .put("event.kind", doc.has("snapshot") ? "state" : "event")
        .put("rule.name", query)
        .put("device.serial_number", doc.text("decorations.hardware_serial"))
        .put("host.os.name", doc.text("decorations.platform"))
        .put("user.id", topic == Topic.LOGIN || topic == Topic.ACCOUNT ? row.text("uid") : "")
        .put("user.name", topic.category().matches("authentication|iam") ? user(row) : "");
  }

  private static String type(Topic topic) {
    return topic.category().equals("iam") ? "change" : "info";
  }
}
