package io.portcullis.routes.transmit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.idp.ssf.transmit.SetMaker.Claims;
import io.portcullis.model.Ids;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.fields.Sorting;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.stream.Salted;

/** Keeps what became of each token: as a record of the evidence, and counted. */
final class StreamBook {
  private final String stream;
  private final Sink sink;
  private final MeterRegistry meters;
  private final Clock clock;

  /** Where records go. */
  interface Sink {
    /** Returns when it is durable; throws when it is not. */
    void record(AuditRecord record);

    static Sink of(Outlet outlet) {
      return record -> outlet.send(Topic.RECORDS, record.subject(), Salted.bytes(record)).join();
    }
  }

  StreamBook(String stream, Sink sink, MeterRegistry meters, Clock clock) {
    this.stream = stream;
    this.sink = sink;
    this.meters = meters;
    this.clock = clock;
  }

  void taken(Claims claims, String subject) {
    record(claims.jti(), subject, "transmitted", set(claims), "");
  }

  /**
   * @param err the receiver's code, and {@code description} its words
   */
  void refused(Claims claims, String subject, String err, String description) {
    Map<String, Object> set = set(claims);
    set.put("error", err);
    record(claims.jti(), subject, "refused", set, description);
  }

  /** Announcements that were kept no longer before the receiver took them. */
  void lost(Offsets wanted, Offsets found) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("stream", stream);
    set.put("from", wanted.text());
    set.put("to", found.text());
    record(wanted.text(), "", "lost", set, "");
  }

  /** What can not be read was written by another release, and is passed over. */
  void unreadable(Announced.Entry entry) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("stream", stream);
    set.put("from", entry.partition() + ":" + entry.offset());
    record(entry.partition() + ":" + entry.offset(), "", "unreadable", set, "");
  }

  void failed() {
    count("failed");
  }

  private Map<String, Object> set(Claims claims) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("stream", stream);
    set.put("jti", claims.jti());
    set.put("event", claims.event());
    set.put("transaction", claims.all().getOrDefault("txn", ""));
    return set;
  }

  private void record(
      String about, String subject, String status, Map<String, Object> set, String message) {
    Instant now = clock.instant();
    set.put("status", status);
    Documents document =
        Documents.of(
                Dataset.ACTIONS,
                now,
                "set-" + status,
                status.equals("transmitted") ? "success" : "failure")
            .sorted(new Sorting("api", "info"))
            .add("event.reason", set.getOrDefault("error", ""))
            .own("set", set);
    if (!message.isEmpty()) {
      document.put("message", message);
    }
    String id = Ids.of("rec", "set", stream, about, status);
    sink.record(new AuditRecord(id, Dataset.ACTIONS, now, subject, document.build()));
    count(status);
  }

  private void count(String what) {
    meters.counter("portcullis.transmit", "stream", stream, "what", what).increment();
  }
}
