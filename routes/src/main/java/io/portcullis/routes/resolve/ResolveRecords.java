package io.portcullis.routes.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Metrics;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Alias;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.fields.About;
import io.portcullis.routes.fields.Fit;
import io.portcullis.routes.fields.Said;
import io.portcullis.routes.fields.Sorting;
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
    Metrics.counter("portcullis.resolve", "became", became).increment();
    of(arrived, became).forEach(stage::record);
  }

  /** One, and another one for the vendor's own words where they are kept. */
  static List<AuditRecord> of(Arrived arrived, String became) {
    Signal signal = arrived.signal();
    Fit.Fitted fitted = Fit.of(arrived.ecs());
    Documents document =
        Documents.over(
                fitted.document(),
                Dataset.SIGNALS,
                signal.receivedAt(),
                Json.kind(signal.statement()),
                "")
            .sorted(Sorting.of(signal.kind(), signal.statement()))
            .add("event.hash", arrived.rawHash())
            .addAll(Said.of(signal.statement()))
            .addAll(About.of(signal.kind(), signal.aliases()))
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
    Map<String, Object> personal = new LinkedHashMap<>(fitted.personal());
    arrived.raw().ifPresent(raw -> personal.putAll(tie(raw)));
    if (!personal.isEmpty()) {
      document.own("personal", personal);
    }
    // A repetition is another event of the hub's with the same signal id: its own receipt is its
    // id.
    String id = Ids.of("rec", signal.id(), became, signal.receivedAt().toString());
    String key = signal.subject().isEmpty() ? signal.id() : signal.subject();
    AuditRecord record =
        new AuditRecord(id, Dataset.SIGNALS, signal.receivedAt(), key, document.build());
    return Stream.concat(
            Stream.of(record),
            arrived.raw().filter(raw -> !raw.text().isEmpty()).stream()
                .map(raw -> text(arrived, raw, key)))
        .toList();
  }

  /** The vendor's words may name anybody, so all of it is personal, and nothing else has it. */
  private static AuditRecord text(Arrived arrived, RawText raw, String key) {
    Signal signal = arrived.signal();
    Map<String, Object> words = Map.of("event", Map.of("original", raw.text()));
    Map<String, Object> document =
        Documents.over(words, Dataset.RAW, signal.receivedAt(), "raw", "")
            .sorted(Sorting.of(signal.kind(), signal.statement()))
            .add("event.hash", arrived.rawHash())
            .own("signal", Map.of("id", signal.id(), "source", signal.source()))
            .own("raw", Map.of("bytes", raw.bytes(), "cut", raw.cut()))
            .own("personal", tie(raw))
            .build();
    String id = Ids.of("raw", signal.id(), signal.receivedAt().toString());
    return new AuditRecord(id, Dataset.RAW, signal.receivedAt(), key, document);
  }

  /** A hash of few words can be guessed, so it goes with them when a person is erased. */
  private static Map<String, Object> tie(RawText raw) {
    return Map.of("record_sha256", raw.sha256());
  }
}
