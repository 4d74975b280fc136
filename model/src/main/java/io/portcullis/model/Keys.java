package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Facts.KeyUse;

/**
 * Who uses a key, and what its token says of it. The first principal ever seen is its history; each
 * later one is new at first.
 */
final class Keys {
  private Keys() {}

  static Facts used(Subject subject, Signal signal, Statement.KeyOperated said) {
    List<DeclaredKey> declared = subject.facts().declared().keys();
    KeyHistory operated = KeyDeeds.operated(subject.facts().history(), signal, said);
    Facts facts = subject.facts().withHistory(KeyAccesses.used(operated, signal, said, declared));
    if (said.principal().isEmpty() || !said.success()) {
      return facts;
    }
    boolean history = !facts.keyUses().isEmpty();
    boolean listed = Declarations.names(declared, said.principal());
    List<KeyUse> uses =
        Keep.newest(
            facts.keyUses(),
            u -> u.principal().equals(said.principal()),
            KeyUse::at,
            signal,
            last ->
                new KeyUse(
                    signal.source(),
                    said.principal(),
                    said.operation(),
                    listed || last.map(KeyUse::known).orElse(!history),
                    last.map(KeyUse::since).orElse(signal.occurredAt()),
                    signal.occurredAt(),
                    signal.weak()));
    return facts.withKeyUses(uses);
  }

  static Facts observed(Subject subject, Signal signal, Statement.KeyObserved said) {
    Facts facts = subject.facts();
    List<KeyReading> readings =
        Keep.newest(
            facts.keyReadings(),
            r -> r.source().equals(signal.source()),
            KeyReading::at,
            signal,
            last ->
                new KeyReading(
                    signal.source(),
                    said.attributes(),
                    said.token(),
                    provedUntil(last, said.attributes()),
                    last.filter(r -> r.attributes().equals(said.attributes()))
                        .map(KeyReading::since)
                        .orElse(signal.occurredAt()),
                    signal.occurredAt(),
                    signal.weak(),
                    said.listed()));
    return facts.withKeyReadings(readings);
  }

  private static Optional<Instant> provedUntil(Optional<KeyReading> last, KeyAttributes now) {
    if (now.nonExportable()) {
      return Optional.empty();
    }
    return last.flatMap(
        r -> r.attributes().nonExportable() ? Optional.of(r.at()) : r.provedUntil());
  }
}
