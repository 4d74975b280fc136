package io.portcullis.model;

import java.util.List;

import io.portcullis.model.Facts.KeyUse;

/** Who uses a key. The first principal ever seen is its history; each later one is new at first. */
final class Keys {
  private Keys() {}

  static Facts used(Subject subject, Signal signal, Statement.KeyOperated said) {
    Facts facts = subject.facts();
    if (said.principal().isEmpty() || !said.success()) {
      return facts;
    }
    boolean history = !facts.keyUses().isEmpty();
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
                    last.map(KeyUse::known).orElse(!history),
                    last.map(KeyUse::since).orElse(signal.occurredAt()),
                    signal.occurredAt(),
                    signal.weak()));
    return facts.withKeyUses(uses);
  }
}
