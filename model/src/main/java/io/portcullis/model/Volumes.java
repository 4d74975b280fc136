package io.portcullis.model;

import java.time.Instant;
import java.util.List;

/** Counts what a source sends. A source is one subject, so there is one count. */
final class Volumes {
  private Volumes() {}

  /** One that promises nothing more, or tells no number, is not counted. */
  static Facts heard(Subject subject, Signal signal, Statement.Heartbeat said) {
    Facts facts = subject.facts();
    if (said.expected().isZero()) {
      return facts.withVolumes(List.of());
    }
    return said.records()
        .map(records -> facts.withVolumes(List.of(counted(subject, signal, said, records))))
        .orElse(facts);
  }

  private static Volume counted(
      Subject subject, Signal signal, Statement.Heartbeat said, long records) {
    Instant now = subject.now();
    return subject.facts().volumes().stream()
        .findFirst()
        .map(v -> v.heard(now, said.expected(), records))
        .orElseGet(() -> Volume.began(signal.source(), now, said.expected(), records));
  }

  static Facts passed(Subject subject) {
    Facts facts = subject.facts();
    return facts.volumes().isEmpty()
        ? facts
        : facts.withVolumes(facts.volumes().stream().map(v -> v.passed(subject.now())).toList());
  }
}
