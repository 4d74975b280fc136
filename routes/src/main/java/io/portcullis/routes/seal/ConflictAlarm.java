package io.portcullis.routes.seal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Ids;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Seal;

/**
 * Tells that Elasticsearch holds another document in the place of a sealed one: it was changed
 * there, or the chain was begun anew beside old documents. The sealed one goes to the dead letters.
 */
final class ConflictAlarm {
  /** An alarm is a record itself and may meet the next conflict: without a bound, for ever. */
  static final int MAX_RECORDS_PER_CHAIN = 16;

  private static final Logger LOG = LoggerFactory.getLogger(ConflictAlarm.class);

  private final Reports reports;
  private final OwnTrail trail;
  private final ShipperStatus status;
  private final Clock clock;
  private final Map<String, Integer> raised = new HashMap<>();

  ConflictAlarm(Reports reports, OwnTrail trail, ShipperStatus status, Clock clock) {
    this.reports = reports;
    this.trail = trail;
    this.status = status;
    this.clock = clock;
  }

  synchronized void raise(Item item, String storedHash) {
    Seal seal = item.seal().orElseThrow();
    String reason =
        "Elasticsearch holds another document as %s: its hash is %s, sealed was %s"
            .formatted(seal.id(), storedHash, seal.hash());
    LOG.error("evidence conflict: {}", reason);
    if (raised.merge(seal.chain(), 1, Integer::sum) <= MAX_RECORDS_PER_CHAIN) {
      reports.record(seal.chain(), record(seal, storedHash, reason));
    }
    reports.deadLetter(
        DeadLetter.of(
            "ship",
            reason,
            item.record().topic(),
            item.record().partition(),
            item.record().offset(),
            item.record().timestamp(),
            item.source()));
    status.conflicts.incrementAndGet();
    trail.noted(OwnTrail.CONFLICT, seal.chain());
  }

  private AuditRecord record(Seal seal, String storedHash, String reason) {
    Map<String, Object> details =
        Map.of(
            "conflict", Map.of("document", seal.id(), "sealed", seal.hash(), "stored", storedHash));
    String id = Ids.of("conflict", seal.id(), seal.hash(), storedHash);
    return Interruption.record(id, "database", OwnTrail.CONFLICT, reason, details, clock.instant());
  }
}
