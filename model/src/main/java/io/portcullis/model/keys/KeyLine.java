package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.Subject;

/**
 * A key in a list.
 *
 * @param due when it is to be replaced, the earliest that is declared
 * @param certificates that it holds and that have not expired
 */
public record KeyLine(
    String id,
    String name,
    Standing standing,
    KeyProfile profile,
    Optional<Instant> due,
    long certificates,
    long findings) {

  public static KeyLine of(State state, Instant now) {
    Subject subject = state.subject();
    return new KeyLine(
        subject.id(),
        subject.name(),
        subject.trust().admitted(),
        KeyProfile.of(state),
        subject.facts().declared().keys().stream()
            .flatMap(key -> Kept.due(key.declaration().rotation()).stream())
            .min(Comparator.naturalOrder()),
        state.certificates().stream().filter(c -> !c.expired(now)).count(),
        subject.findings().size());
  }
}
