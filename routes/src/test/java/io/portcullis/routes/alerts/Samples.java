package io.portcullis.routes.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

/** Alerts for tests. */
final class Samples {
  /** A Wednesday. */
  static final Instant T0 = Instant.parse("2026-03-04T12:00:00Z");

  private Samples() {}

  static Alert alert(String id) {
    return alert(id, Alert.Kind.FINDING, Severity.HIGH, "payments");
  }

  static Alert alert(String id, Alert.Kind kind, Severity severity, String owner) {
    return alert(id, kind, severity, owner, T0);
  }

  static Alert alert(String id, Alert.Kind kind, Severity severity, String owner, Instant at) {
    return new Alert(
        id,
        kind,
        severity,
        owner,
        "key-1",
        "title of " + id,
        List.of("because"),
        List.of(new Alert.Link("Explanation", "/explain/key-1")),
        at);
  }

  static AlertState open(Alert alert) {
    return new AlertState(alert, Way.NONE, Optional.empty());
  }
}
