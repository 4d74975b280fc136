package io.portcullis.connectors.edr.defender;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;

/**
 * One row of an advanced-hunting table.
 *
 * @param table e.g. "DeviceLogonEvents"
 * @param streamedAt the envelope's time, empty where there is none
 */
record Row(String table, Doc columns, String streamedAt, Origin origin) {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  Instant at() {
    boolean own = columns.has("Timestamp") || columns.has("TimeGenerated");
    return own || streamedAt.isEmpty()
        ? Times.occurred(origin.context(), columns, "Timestamp", "TimeGenerated")
        : Times.notAhead(origin.context(), "time", Times.read("time", streamedAt));
  }

  /** ReportId counts one device's events, and starts again: only with device and time is it one. */
  String vendorId() {
    String report = columns.text("ReportId");
    return report.isEmpty()
        ? ""
        : String.join(":", table, columns.text("DeviceId"), report, at().toString());
  }

  String action() {
    String action = columns.first("ActionType", "OperationName", "Operation");
    return action.isEmpty() ? table : action;
  }

  Signals signals(Actor actor) {
    return signals(vendorId(), actor);
  }

  Signals signals(String vendorId, Actor actor) {
    return origin.signals(vendorId, at(), actor);
  }

  Ecs ecs(String category, String type) {
    String dataset = HUMP.matcher(table).replaceAll("_").toLowerCase(Locale.ROOT);
    Ecs ecs = new Ecs(at(), "Microsoft", "defender." + dataset).kind(category, type);
    return Names.describe(ecs, columns)
        .put("event.action", action())
        .put("event.id", columns.text("ReportId"));
  }
}
