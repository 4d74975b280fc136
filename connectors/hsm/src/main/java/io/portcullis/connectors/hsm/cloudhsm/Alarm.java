package io.portcullis.connectors.hsm.cloudhsm;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * An alarm of CloudWatch on the metric HsmUnhealthy of namespace AWS/CloudHSM: an HSM of the
 * cluster is not well, and AWS replaces it (Amazon CloudWatch, "Alarm events and EventBridge"; AWS,
 * "Reliability and performance monitoring for AWS CloudHSM"). The audit log does not tell it.
 */
record Alarm(Doc doc, ParseContext context, long place) {
  private static final String TYPE = "CloudWatch Alarm State Change";
  private static final String METRICS = "detail.configuration.metrics";

  static boolean is(Doc doc) {
    return doc.text("detail-type").equals(TYPE);
  }

  Parsed parsed() {
    Optional<Doc> unhealthy =
        doc.list(METRICS).stream()
            .filter(m -> m.text("metricStat.metric.namespace").equals("AWS/CloudHSM"))
            .filter(m -> m.text("metricStat.metric.name").equals("HsmUnhealthy"))
            .findFirst();
    return unhealthy
        .map(this::told)
        .orElseGet(() -> new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING));
  }

  private Parsed told(Doc metric) {
    String hsm = metric.text("metricStat.metric.dimensions.HsmId");
    Instant at = Times.occurred(context, doc, "time");
    List<Alias> names =
        new Aliases()
            .vendor(AliasType.HSM_TOKEN, "cloudhsm", hsm.isEmpty() ? context.source() : hsm)
            .list();
    return new Signals(context, place, doc.text("id"), at, Actor.UNKNOWN)
        .say(SubjectKind.AUTHORITY, names, statement())
        .with(
            new Ecs(at, "AWS", "aws.cloudhsm")
                .kind("host", "info")
                .put(
                    "event.action",
                    "alarm-" + doc.text("detail.state.value").toLowerCase(Locale.ROOT))
                .put("event.id", doc.text("id"))
                .put("event.reason", doc.text("detail.state.reason"))
                .put("device.id", hsm));
  }

  /** Without data nothing is known: what was said before stands. */
  private Statement statement() {
    String name = doc.text("detail.alarmName");
    return switch (doc.need("detail.state.value")) {
      case "ALARM" -> new HsmHealthChanged(HsmCondition.DEGRADED, "alarm " + name);
      case "OK" -> new HsmHealthChanged(HsmCondition.HEALTHY, "alarm " + name + " is over");
      default -> new Noted("hsm", "alarm " + name + " has no data", true);
    };
  }
}
