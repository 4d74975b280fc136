package io.portcullis.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;

/**
 * What is worth telling of looks at one authority: what is otherwise than told last, and everything
 * once an hour. It holds one entry for each service.
 */
final class News {
  static final Duration AGAIN = Duration.ofHours(1);

  private final Map<RevocationService, Told> told = new HashMap<>();

  private record Told(Probe probe, Instant at) {}

  List<ProbeRow> of(List<ProbeRow> rows, Instant now) {
    return rows.stream().filter(row -> fresh(row, now)).toList();
  }

  /** They are in the log. */
  void told(List<ProbeRow> rows, Instant now) {
    rows.forEach(row -> told.put(row.service(), new Told(row.probe(), now)));
  }

  /** Another hub may have told of it since. */
  void clear() {
    told.clear();
  }

  private boolean fresh(ProbeRow row, Instant now) {
    Told last = told.get(row.service());
    return last == null || !last.probe().equals(row.probe()) || !last.at().plus(AGAIN).isAfter(now);
  }
}
