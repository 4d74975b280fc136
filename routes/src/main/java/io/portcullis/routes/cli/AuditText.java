package io.portcullis.routes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.routes.api.AuditStatus;
import io.portcullis.routes.api.CheckpointView;

/** The state of the trail for people. */
final class AuditText {
  private static final int SHORT = 16;

  private AuditText() {}

  static String of(AuditStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("checkpoint  " + status.last().map(AuditText::last).orElse("none yet"));
    status
        .last()
        .map(CheckpointView::flaws)
        .ifPresent(f -> f.forEach(w -> lines.add("flaw        " + w)));
    status
        .witnesses()
        .forEach(
            w -> lines.add("witness     %s saw %d at %s".formatted(w.by(), w.number(), w.at())));
    lines.add("exposed     " + exposed(status.exposedSeconds(), status.witnessed()));
    return String.join("\n", lines) + "\n";
  }

  private static String last(CheckpointView c) {
    return "%d at %s, %d records, SHA-256 %s, key %s"
        .formatted(c.number(), c.at(), c.records(), c.hash(), c.key().substring(0, SHORT));
  }

  private static String exposed(Optional<Long> seconds, boolean configured) {
    if (seconds.isPresent()) {
      return "what came in the last " + seconds.get() + " s is not witnessed";
    }
    return configured
        ? "all: no witness has seen a checkpoint yet"
        : "all: no witness is configured (evidence.witness)";
  }
}
