package io.portcullis.connectors.ca.local;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.local.Asked.Step;
import io.portcullis.model.ReasonCode;

/**
 * What was issued and what holds of it: the history on disk and, built from it, an index in memory
 * that OCSP reads without waiting for anybody. Changes go one after the other.
 */
final class Ledger implements Closeable {
  private final Path file;
  private final Clock clock;
  private final int maxCertificates;
  private final Map<BigInteger, State> all = new ConcurrentHashMap<>();

  /** Those on hold or revoked, so that a CRL need not look at the valid ones. */
  private final Map<BigInteger, State> listed = new ConcurrentHashMap<>();

  private final Journal journal;

  /** As many as there are callers at most: each waits for its own. */
  private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();

  private final ReentrantLock turn = new ReentrantLock();

  private Ledger(Path file, Clock clock, int maxCertificates) throws IOException {
    this.file = file;
    this.clock = clock;
    this.maxCertificates = maxCertificates;
    this.journal = Journal.open(file, this::apply);
  }

  static Ledger open(Path file, Clock clock, int maxCertificates) throws IOException {
    return new Ledger(file, clock, maxCertificates);
  }

  Optional<State> state(BigInteger serial) {
    return Optional.ofNullable(all.get(serial));
  }

  Collection<State> listed() {
    return listed.values();
  }

  int size() {
    return all.size();
  }

  void eachChange(Consumer<Change> consumer) throws IOException {
    JournalReader.read(file, consumer);
  }

  /**
   * @param certificates serial and end of life of each
   * @throws IllegalArgumentException when there is no room for all of them
   */
  void issued(Map<BigInteger, Instant> certificates, Cause cause) throws IOException {
    turn.lock();
    try {
      add(certificates, cause);
    } finally {
      turn.unlock();
    }
  }

  private void add(Map<BigInteger, Instant> certificates, Cause cause) throws IOException {
    Require.that(
        all.size() + certificates.size() <= maxCertificates,
        "maxCertificates: " + maxCertificates + " are issued already");
    List<Change> changes = new ArrayList<>();
    certificates.forEach(
        (serial, notAfter) ->
            changes.add(
                change(Change.Kind.ISSUED, serial, ReasonCode.UNSPECIFIED, notAfter, cause)));
    journal.append(changes).forEach(this::apply);
  }

  Result hold(BigInteger serial, Cause cause) throws IOException {
    return settle(
        serial,
        state ->
            switch (state.phase()) {
              case REVOKED -> Step.none(Result.FINAL);
              case HELD -> already(state, cause);
              case VALID -> inOrder(state, Change.Kind.HELD, ReasonCode.CERTIFICATE_HOLD, cause);
            });
  }

  Result release(BigInteger serial, Cause cause) throws IOException {
    return settle(
        serial,
        state ->
            switch (state.phase()) {
              case REVOKED -> Step.none(Result.FINAL);
              case VALID -> already(state, cause);
              case HELD -> inOrder(state, Change.Kind.RELEASED, ReasonCode.REMOVE_FROM_CRL, cause);
            });
  }

  /** Never too late: whatever came before, revoked is where it ends. */
  Result revoke(BigInteger serial, ReasonCode reason, Cause cause) throws IOException {
    return settle(
        serial,
        state ->
            state.phase() == State.Phase.REVOKED
                ? already(state, cause)
                : step(state, Change.Kind.REVOKED, reason, cause));
  }

  /**
   * Who comes while another's change goes to disk waits for it, and the next one takes all that
   * wait along: a disk that needs 50 ms for a write still takes hundreds of changes a second.
   */
  private Result settle(BigInteger serial, Function<State, Step> decide) throws IOException {
    Asked asked = new Asked(serial, decide);
    waiting.add(asked);
    turn.lock();
    try {
      while (!asked.over()) {
        together();
      }
      return asked.result();
    } finally {
      turn.unlock();
    }
  }

  private void together() {
    List<Asked> now = next();
    try {
      List<Change> changes =
          now.stream().flatMap(a -> a.decide(state(a.serial())).stream()).toList();
      if (!changes.isEmpty()) {
        journal.append(changes).forEach(this::apply);
      }
      now.forEach(Asked::done);
    } catch (IOException | RuntimeException e) {
      now.forEach(a -> a.failed(e));
    }
  }

  /** All that wait, at most one for each certificate: the second must see what the first did. */
  private List<Asked> next() {
    Map<BigInteger, Asked> now = new LinkedHashMap<>();
    List<Asked> later = new ArrayList<>();
    for (Asked asked = waiting.poll(); asked != null; asked = waiting.poll()) {
      if (now.putIfAbsent(asked.serial(), asked) != null) {
        later.add(asked);
      }
    }
    waiting.addAll(later);
    return List.copyOf(now.values());
  }

  @Override
  public void close() throws IOException {
    turn.lock();
    try {
      journal.close();
    } finally {
      turn.unlock();
    }
  }

  private Step inOrder(State state, Change.Kind kind, ReasonCode reason, Cause cause) {
    return state.newerThan(cause) ? Step.none(Result.LATE) : step(state, kind, reason, cause);
  }

  /** A newer action is noted even when there is nothing to change, or an older one undoes it. */
  private Step already(State state, Cause cause) {
    boolean news = !state.newerThan(cause) && !state.from(cause);
    return new Step(
        Result.ALREADY,
        Optional.of(state)
            .filter(s -> news)
            .map(s -> change(Change.Kind.CONFIRMED, s.serial(), s.reason(), s.notAfter(), cause)));
  }

  private Step step(State state, Change.Kind kind, ReasonCode reason, Cause cause) {
    return new Step(
        Result.CHANGED, Optional.of(change(kind, state.serial(), reason, state.notAfter(), cause)));
  }

  private Change change(
      Change.Kind kind, BigInteger serial, ReasonCode reason, Instant notAfter, Cause cause) {
    return new Change(
        0,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        kind,
        Serials.text(serial),
        reason,
        notAfter,
        cause.action(),
        cause.generation(),
        cause.decidedAt());
  }

  private void apply(Change change) {
    BigInteger serial = Serials.parse(change.serial());
    State before = all.get(serial);
    State after = next(change, serial, before);
    all.put(serial, after);
    if (after.phase() == State.Phase.VALID) {
      listed.remove(serial);
    } else {
      listed.put(serial, after);
    }
  }

  private static State next(Change change, BigInteger serial, State before) {
    boolean same = change.kind() == Change.Kind.CONFIRMED;
    State.Phase phase =
        switch (change.kind()) {
          case ISSUED, RELEASED -> State.Phase.VALID;
          case HELD -> State.Phase.HELD;
          case REVOKED -> State.Phase.REVOKED;
          case CONFIRMED -> before.phase();
        };
    return new State(
        serial,
        phase,
        change.reason(),
        same ? before.since() : change.at(),
        change.notAfter(),
        change.decidedAt(),
        change.generation());
  }
}
