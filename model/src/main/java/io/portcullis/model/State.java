package io.portcullis.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A subject with its certificates: what one signal changes. */
public record State(Subject subject, List<Certificate> certificates) {

  public static State fresh(String id, SubjectKind kind, Instant now) {
    return new State(Subject.fresh(id, kind, now), List.of());
  }

  public State with(Subject changed) {
    return new State(changed, certificates);
  }

  public State with(List<Certificate> changed) {
    return new State(subject, changed);
  }

  /** Certificates that were there and are not kept any more. */
  public List<Certificate> forgotten(State before) {
    if (before.certificates.equals(certificates)) {
      return List.of();
    }
    Set<String> kept = certificates.stream().map(Certificate::id).collect(Collectors.toSet());
    return before.certificates.stream().filter(c -> !kept.contains(c.id())).toList();
  }

  /** What rules see of it: certificates that have not expired, those that expire first. */
  public Policy.Case toCase() {
    List<Certificate> live =
        certificates.stream()
            .filter(c -> !c.expired(subject.now()))
            .sorted(Comparator.comparing(Certificate::notAfter).thenComparing(Certificate::id))
            .limit(Policy.Case.MAX_CERTIFICATES)
            .toList();
    return new Policy.Case(
        subject.id(), subject.kind(), subject.name(), subject.groups(), subject.facts(), live);
  }
}
