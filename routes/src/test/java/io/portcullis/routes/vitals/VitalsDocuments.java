package io.portcullis.routes.vitals;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import io.portcullis.routes.seal.DocumentSink;
import io.portcullis.routes.seal.StateSink.Document;

/** What a hub writes each minute of itself, for tests of what is asked of it. */
public final class VitalsDocuments {
  private VitalsDocuments() {}

  /** Each kind once: id to JSON. */
  public static Map<String, String> all(Instant now) {
    List<Vital> vitals =
        List.of(
            Vital.of("source", "intune", "silent").aged(9_000).saying("no record for 150 min"),
            Vital.of("source", "okta", "ok").aged(12),
            Vital.of("breaker", "guard", "closed"),
            Vital.of("approvals", "all", "waiting").counting(2).aged(300),
            Vital.of("shipping", "sealed", "ok").counting(0).aged(0.4),
            Vital.of("checkpoint", "chain", "ok").counting(17).aged(8),
            Vital.of("selftest", "elasticsearch", "ok").aged(20),
            Vital.of("canary", "canary", "ok").on(now.minusSeconds(60)).aged(60),
            Vital.of("convergence", "open", "open").counting(3).aged(2.5),
            Vital.of("convergence", "p50", "ok").counting(40).aged(0.8),
            Vital.of("convergence", "p99", "ok").counting(40).aged(1.9),
            Vital.of("point", "ca:device-ca", "ok").counting(0));
    List<Document> written = new ArrayList<>();
    DocumentSink sink =
        new DocumentSink() {
          @Override
          public void write(List<Document> documents) {
            written.addAll(documents);
          }

          @Override
          public void close() {}
        };
    new Vitals(
            "node-1",
            at -> vitals,
            sink,
            new SimpleMeterRegistry(),
            Clock.fixed(now, ZoneOffset.UTC))
        .step();
    Map<String, String> all = new TreeMap<>();
    written.forEach(d -> all.put(d.id(), new String(d.source(), StandardCharsets.UTF_8)));
    return all;
  }
}
