package io.portcullis.routes.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.Marks;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.resolve.Message;
import io.portcullis.routes.resolve.RawText;
import io.portcullis.routes.stream.Outlet;
import io.portcullis.routes.telemetry.Tracing;

/**
 * Takes a body of a source: parses it, puts each signal durably into {@code intake}, what is broken
 * into {@code dead-letters}, and counts what is ignored. This is where time enters the hub.
 */
public final class Intake {
  private final Outlet outlet;
  private final DeadLetters deadLetters;
  private final Heartbeats heartbeats;
  private final MeterRegistry meters;
  private final UnaryOperator<Signal> marks;
  private final Tracing tracing;
  private final Clock clock;

  /**
   * @param marks what the configuration knows of a signal, and no decision can
   */
  public Intake(
      Outlet outlet,
      MeterRegistry meters,
      UnaryOperator<Signal> marks,
      Tracing tracing,
      Clock clock) {
    this.marks = marks;
    this.tracing = tracing;
    this.outlet = outlet;
    this.deadLetters = new DeadLetters(outlet);
    this.heartbeats = new Heartbeats();
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @param place where the body came from, for dead letters: a path, a topic with offset
   */
  public Receipt accept(Source source, byte[] body, String place) {
    return accept(source, body, place, List.of());
  }

  /**
   * @param framed numbers that stand around the records: those of a frame, and not of a vendor
   */
  public Receipt accept(Source source, byte[] body, String place, List<Mark> framed) {
    Instant received = clock.instant();
    String intake = UUID.randomUUID().toString();
    ParseContext context = new ParseContext(source.name(), received, intake);
    List<Parsed> parsed = source.parser().parse(body, context);
    Tally tally = new Tally(source, body, place, received);
    tally.takeAll(parsed);
    Marks.signals(Stream.concat(framed.stream(), marks(parsed)).toList(), context)
        .forEach(s -> tally.put(AboutSource.arrived(s)));
    heartbeats.due(source, received, newest(parsed), parsed.size()).ifPresent(tally::put);
    return tally.receipt();
  }

  /** What a listener puts together: whole, or as far as it came, which is a dead letter as well. */
  public CompletableFuture<Void> accept(
      Source source, Whole whole, String place, List<Mark> framed) {
    CompletableFuture<Void> taken = accept(source, whole.body(), place, framed).durable();
    return whole.missing().map(what -> incomplete(source, whole, place, what)).stream()
        .reduce(taken, CompletableFuture::allOf);
  }

  private CompletableFuture<Void> incomplete(
      Source source, Whole whole, String place, String what) {
    count("incomplete", source.name(), "");
    return deadLetters.write(source.name(), whole.body(), place, 0, what, clock.instant());
  }

  /** What a source lost before it could be read. */
  public CompletableFuture<Void> lost(Source source, Statement.RecordsLost lost) {
    count("lost", source.name(), "");
    String id = Ids.of("sig", "lost", source.name(), lost.sequence(), lost.lost().toString());
    Message.Arrived arrived = AboutSource.said(source.name(), id, clock.instant(), lost);
    return outlet.send(Topic.INTAKE, arrived.key(), Json.bytes(arrived));
  }

  /** What the hub itself saw at one of its entrances; done when it is durable. */
  public CompletableFuture<Void> said(Signal signal) {
    count("said", signal.source(), "");
    Message.Arrived arrived = AboutSource.arrived(signal);
    return outlet.send(Topic.INTAKE, arrived.key(), Json.bytes(arrived));
  }

  private static Stream<Mark> marks(List<Parsed> parsed) {
    return parsed.stream().flatMap(p -> p.mark().stream());
  }

  private static Optional<Instant> newest(List<Parsed> parsed) {
    return parsed.stream()
        .filter(Parsed.Understood.class::isInstance)
        .flatMap(p -> ((Parsed.Understood) p).signals().stream())
        .map(Signal::occurredAt)
        .max(Comparator.naturalOrder());
  }

  /** A body that no parser may see: too large, not authentic. */
  public CompletableFuture<Void> refused(String source, byte[] body, String place, String reason) {
    count("refused", source, reason);
    return deadLetters.write(source, body, place, 0, reason, clock.instant());
  }

  /** A datagram that there was no room for: it is lost, and counted. */
  public void dropped(String source) {
    count("dropped", source, "");
  }

  private void count(String what, String source, String reason) {
    meters
        .counter("portcullis.intake", "what", what, "source", source, "reason", reason)
        .increment();
  }

  /** The writes and counts of one body. */
  private final class Tally {
    private final Source source;
    private final byte[] body;
    private final String place;
    private final Instant received;
    private final List<CompletableFuture<Void>> writes = new ArrayList<>();
    private int signals;
    private int ignored;
    private int broken;
    private String firstProblem = "";

    Tally(Source source, byte[] body, String place, Instant received) {
      this.source = source;
      this.body = body;
      this.place = place;
      this.received = received;
    }

    void takeAll(List<Parsed> parsed) {
      List<Optional<RawText>> texts =
          source.text()
              ? RawTexts.of(body, source.parser().framing(), parsed.size())
              : Collections.nCopies(parsed.size(), Optional.empty());
      for (int i = 0; i < parsed.size(); i++) {
        take(parsed.get(i), texts.get(i));
      }
    }

    private void take(Parsed parsed, Optional<RawText> text) {
      switch (parsed) {
        case Parsed.Understood u -> understood(u, text);
        case Parsed.Ignored i -> {
          ignored++;
          count("ignored", source.name(), i.reason().name());
        }
        case Parsed.Broken b -> broken(b.reason(), b.offset());
      }
    }

    /** One signal of a record carries its text, the others the hash of it. */
    private void understood(Parsed.Understood record, Optional<RawText> text) {
      Optional<RawText> untold = text;
      for (Signal signal : record.signals()) {
        if (signal(source.placed(signal), record.ecs(), untold)) {
          untold = text.map(RawText::hash);
        }
      }
    }

    private boolean signal(Signal signal, Map<String, Object> ecs, Optional<RawText> text) {
      if (!Message.addressable(signal)) {
        broken("the record names no subject", 0);
        return false;
      }
      signals++;
      count("accepted", source.name(), "");
      begin(Message.arrived(marks.apply(signal), ecs, Ids.sha256(body), text));
      return true;
    }

    private void broken(String reason, long offset) {
      broken++;
      firstProblem = firstProblem.isEmpty() ? reason + " (at " + offset + ")" : firstProblem;
      count("broken", source.name(), "");
      writes.add(deadLetters.write(source.name(), body, place, offset, reason, received));
    }

    /** The trace of a signal begins here; its first span ends when the signal is durable. */
    private void begin(Message.Arrived arrived) {
      Span span = tracing.begin("intake");
      try (Scope scope = span.makeCurrent()) {
        Tracing.about("portcullis.source", source.name());
        Tracing.about("portcullis.signal.id", arrived.signal().id());
        put(arrived);
      }
      writes.getLast().whenComplete((done, failure) -> span.end());
    }

    void put(Message.Arrived arrived) {
      writes.add(outlet.send(Topic.INTAKE, arrived.key(), Json.bytes(arrived)));
    }

    Receipt receipt() {
      CompletableFuture<Void> all =
          CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));
      return new Receipt(
          signals, ignored, broken, Optional.of(firstProblem).filter(p -> !p.isEmpty()), all);
    }
  }
}
