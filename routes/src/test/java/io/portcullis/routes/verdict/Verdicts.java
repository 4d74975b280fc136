package io.portcullis.routes.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.routes.verdict.Authorise.Answer;

/** A store of verdicts with an own authority that assigned the serial numbers beginning with a. */
final class Verdicts implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  static final String ISSUER = "CN=Issuing,O=Moat";

  private final VerdictStore store;
  private final List<Signal> told = new ArrayList<>();
  private long offset;

  Verdicts(Path folder) {
    store = new VerdictStore(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  VerdictStore store() {
    return store;
  }

  void holds(String key, Standing standing) {
    holds(key, "dev-1", "", standing);
  }

  void holds(String key, String subject, String sha256, Standing standing) {
    Verdict verdict =
        new Verdict(subject, "tablet", standing, "because of %{nothing}", 3, NOW, sha256);
    store.read(new ConsumerRecord<>("verdicts", 0, offset++, key, Json.bytes(verdict)));
  }

  void takeBack(String key) {
    store.read(new ConsumerRecord<>("verdicts", 0, offset++, key, null));
  }

  Answer ask(String question, Networks networks, Instant now) throws IOException {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    OwnAuthorities own = new OwnAuthorities(Map.of(ISSUER, serial -> serial.startsWith("a")));
    try (Strangers strangers = new Strangers(own, this::tell, new SimpleMeterRegistry(), clock)) {
      return new Authorise(store, networks, strangers, clock).ask(Json.VENDOR.readTree(question));
    }
  }

  private Optional<CompletableFuture<Void>> tell(Signal signal) {
    told.add(signal);
    return Optional.of(CompletableFuture.completedFuture(null));
  }

  @Override
  public void close() {
    store.close();
  }
}
