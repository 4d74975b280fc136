package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Actor;
import io.portcullis.model.Canary;
import io.portcullis.model.Certificate;
import io.portcullis.model.Ids;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.decide.HopFields;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;

/** What is written of a canary: a record, and what is held against the canaries as a source. */
final class Book {
  private final Duration every;
  private final Duration limit;

  Book(Duration every, Duration limit) {
    this.every = every;
    this.limit = limit;
  }

  AuditRecord record(Landing landing) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("limit_ms", limit.toMillis());
    landing.certificate().map(Certificate::serial).ifPresent(s -> own.put("certificate", s));
    Map<String, Object> ms = new LinkedHashMap<>();
    landing.accepted().ifPresent(time -> ms.put("accepted", time.toMillis()));
    landing.took().forEach((kind, time) -> ms.put(HopFields.name(kind), time.toMillis()));
    if (!ms.isEmpty()) {
      own.put("ms", ms);
    }
    if (!landing.good()) {
      own.put("problems", landing.problems());
    }
    String outcome = landing.good() ? "success" : "failure";
    return new AuditRecord(
        Ids.of("rec", "canary", landing.start().toString()),
        Dataset.ACTIONS,
        landing.start(),
        "",
        Documents.of(Dataset.ACTIONS, landing.start(), "canary", outcome)
            .sorted(new Sorting("configuration", "info"))
            .add("event.reason", String.join("; ", landing.problems()))
            .add("x509.serial_number", landing.certificate().map(Certificate::serial).orElse(""))
            .own("canary", own)
            .build());
  }

  /** Opens a finding, or closes it. */
  Signal verdict(Landing landing, Instant now) {
    return about(
        "late",
        now,
        new Statement.RiskChanged(
            RiskOrigin.OTHER,
            "canary-late",
            Severity.HIGH,
            Set.of("canary-late"),
            landing.good(),
            landing.text()));
  }

  /** One that does not come is missed as any other source is. */
  Signal heartbeat(Instant now) {
    return about("heartbeat", now, new Statement.Heartbeat(every.multipliedBy(2)));
  }

  /** Canaries that fly no more are missed no more, and nothing is held against them. */
  static List<Signal> retired(Instant now) {
    Statement well =
        new Statement.RiskChanged(
            RiskOrigin.OTHER,
            "canary-late",
            Severity.HIGH,
            Set.of("canary-late"),
            true,
            "canaries are configured no more");
    return List.of(
        about("retired", now, new Statement.Heartbeat(Duration.ZERO)), about("late", now, well));
  }

  private static Signal about(String what, Instant now, Statement statement) {
    String id = Ids.of("sig", "canary", what, now.toString());
    return Signal.ofSource(id, Canary.SOURCE, now, now, statement);
  }

  /** What is said about the canary itself. */
  static Signal said(Statement statement, Instant now) {
    return new Signal(
        Ids.of("sig", "canary", Json.kind(statement), now.toString()),
        Canary.SOURCE,
        "",
        now,
        now,
        SubjectKind.WORKLOAD,
        "",
        List.of(Canary.NAME),
        false,
        Actor.UNKNOWN,
        statement);
  }
}
