package io.portcullis.routes.resolve;

import java.util.Map;

import io.micrometer.core.instrument.Metrics;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.resolve.Message.Arrived;
import io.portcullis.routes.stream.Documents;
import io.portcullis.routes.stream.Stage;

/** What became of each accepted signal: resolved, parked or a repetition. */
final class ResolveRecords {
  private final Stage stage;

  ResolveRecords(Stage stage) {
    this.stage = stage;
  }

  void write(Arrived arrived, String became) {
    Signal signal = arrived.signal();
    Metrics.counter("portcullis.resolve", "became", became).increment();
    Documents document =
        Documents.over(
                arrived.ecs(),
                Dataset.SIGNALS,
                signal.receivedAt(),
                Json.kind(signal.statement()),
                "")
            .own("disposition", became)
            .own(
                "signal",
                Map.of(
                    "id", signal.id(),
                    "source", signal.source(),
                    "kind", Json.kind(signal.statement()),
                    "occurred", signal.occurredAt().toString(),
                    "received", signal.receivedAt().toString(),
                    "aliases", signal.aliases().stream().map(Alias::key).toList(),
                    "weak", signal.weak(),
                    "statement", Json.text(signal.statement()),
                    "raw_sha256", arrived.rawHash()))
            .own("about", Map.of("id", signal.subject(), "kind", signal.kind().name()));
    arrived.raw().ifPresent(raw -> document.own("personal", tie(raw)));
    // A repetition is another event of the hub's with the same signal id: its own receipt is its
    // id.
    String id = Ids.of("rec", signal.id(), became, signal.receivedAt().toString());
    String key = signal.subject().isEmpty() ? signal.id() : signal.subject();
    stage.record(new AuditRecord(id, Dataset.SIGNALS, signal.receivedAt(), key, document.build()));
    arrived.raw().filter(raw -> !raw.text().isEmpty()).ifPresent(raw -> text(arrived, raw, key));
  }

  /** The vendor's words may name anybody, so all of it is personal, and nothing else has it. */
  private void text(Arrived arrived, RawText raw, String key) {
    Signal signal = arrived.signal();
    Map<String, Object> words = Map.of("event", Map.of("original", raw.text()));
    Map<String, Object> document =
        Documents.over(words, Dataset.RAW, signal.receivedAt(), "raw", "")
            .own("signal", Map.of("id", signal.id(), "source", signal.source()))
            .own("raw", Map.of("bytes", raw.bytes(), "cut", raw.cut()))
            .own("personal", tie(raw))
            .build();
    String id = Ids.of("raw", signal.id(), signal.receivedAt().toString());
    stage.record(new AuditRecord(id, Dataset.RAW, signal.receivedAt(), key, document));
  }

  /** A hash of few words can be guessed, so it goes with them when a person is erased. */
  private static Map<String, Object> tie(RawText raw) {
    return Map.of("record_sha256", raw.sha256());
  }
}
