package io.portcullis.routes.canary;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.Hop.Kind;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.model.evidence.AuditRecord;

/** A hub and its CA, in which each hop comes after its time. The time passes by resting. */
final class FakeEstate extends Clock implements Estate, CanaryDuty.Telling, Patience.Pause {
  static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

  final Map<Kind, Duration> delays = new EnumMap<>(Kind.class);
  final List<Statement> said = new ArrayList<>();
  final List<AuditRecord> records = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  String broken = "";
  boolean usable = true;
  Instant now = START;
  private Instant revoked = Instant.MAX;
  private int issued;
  private boolean last;

  FakeEstate() {
    Landing.HOPS.forEach(kind -> delays.put(kind, Duration.ofMillis(100)));
  }

  @Override
  public Certificate issue() throws IOException {
    if (broken.equals("issue")) {
      throw new IOException("the CA could not keep it");
    }
    revoked = Instant.MAX;
    Instant end = START.plus(Duration.ofDays(1));
    return new Certificate(
        "CN=Moat",
        Integer.toHexString(0xca0 + ++issued),
        "CN=canary",
        "",
        "",
        START,
        end,
        false,
        "");
  }

  @Override
  public Instant say(Statement statement) throws IOException {
    if (broken.equals("say")) {
      throw new IOException("Kafka did not take it");
    }
    said.add(statement);
    if (statement instanceof Statement.RiskChanged) {
      revoked = now;
    }
    return now;
  }

  private boolean came(Kind kind) {
    return delays.containsKey(kind) && !now.isBefore(at(kind));
  }

  private Instant at(Kind kind) {
    return revoked.equals(Instant.MAX) ? Instant.MAX : revoked.plus(delays.get(kind));
  }

  @Override
  public boolean ocsp(Certificate certificate, boolean gone) {
    return came(Kind.OCSP) == gone;
  }

  @Override
  public boolean crl(Certificate certificate, boolean gone) {
    return came(Kind.CRL) == gone;
  }

  @Override
  public boolean letIn(Certificate certificate) {
    return usable && !came(Kind.AUTHORISATION);
  }

  @Override
  public List<Hop> way(Certificate certificate) {
    return Landing.TOLD.stream().filter(this::came).map(k -> new Hop(k, at(k))).toList();
  }

  @Override
  public void record(AuditRecord record) {
    records.add(record);
  }

  @Override
  public void signal(Signal signal) {
    signals.add(signal);
    if (last && signal.statement() instanceof Statement.Heartbeat) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever lets them fly is interrupted when this one has been told. */
  void lastOf(boolean all) {
    last = all;
  }

  @Override
  public void rest(Duration time) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException();
    }
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
