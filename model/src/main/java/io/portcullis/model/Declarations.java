package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was declared becomes a fact; of each source about each thing, the newest word. */
final class Declarations {
  private Declarations() {}

  /** Nothing declared takes back what was. Who is declared to use the key is no stranger to it. */
  static Facts key(Subject subject, Signal signal, Statement.KeyDeclared said) {
    Facts facts = subject.facts();
    List<DeclaredKey> keys =
        Keep.newest(
            facts.declared().keys(),
            k -> k.source().equals(signal.source()),
            DeclaredKey::at,
            signal,
            last -> key(last, signal, said.declaration()));
    List<DeclaredKey> told = keys.stream().filter(k -> !k.declaration().nothing()).toList();
    return facts
        .withDeclared(facts.declared().withKeys(told))
        .withKeyUses(facts.keyUses().stream().map(u -> known(u, told)).toList());
  }

  private static DeclaredKey key(
      Optional<DeclaredKey> last, Signal signal, KeyDeclaration declaration) {
    Instant since =
        last.filter(k -> k.declaration().equals(declaration))
            .map(DeclaredKey::since)
            .orElse(signal.occurredAt());
    return new DeclaredKey(signal.source(), declaration, since, signal.occurredAt(), signal.weak());
  }

  private static Facts.KeyUse known(Facts.KeyUse use, List<DeclaredKey> declared) {
    boolean known = use.known() || names(declared, use.principal());
    return new Facts.KeyUse(
        use.source(), use.principal(), use.operation(), known, use.since(), use.at(), use.weak());
  }

  static boolean names(List<DeclaredKey> declared, String principal) {
    return declared.stream().anyMatch(k -> k.declaration().users().names(principal));
  }

  /** Told again about the same day it is a correction. */
  static Facts ceremony(Subject subject, Signal signal, Statement.CeremonyHeld said) {
    Declared declared = subject.facts().declared();
    List<Ceremony> kept =
        Keep.newest(
            declared.ceremonies(),
            c ->
                c.source().equals(signal.source())
                    && c.purpose().equals(said.purpose())
                    && c.since().equals(said.heldAt()),
            Ceremony::at,
            signal,
            last ->
                new Ceremony(
                    signal.source(),
                    said.purpose(),
                    said.needed(),
                    said.present(),
                    said.heldAt(),
                    signal.occurredAt(),
                    signal.weak()));
    return subject.facts().withDeclared(declared.withCeremonies(kept));
  }

  static Facts review(Subject subject, Signal signal, Statement.AccessReviewTold said) {
    Declared declared = subject.facts().declared();
    List<AccessReview> kept =
        Keep.newest(
            declared.reviews(),
            r -> r.source().equals(signal.source()) && r.review().equals(said.review()),
            AccessReview::at,
            signal,
            last ->
                new AccessReview(
                    signal.source(),
                    said.review(),
                    said.done(),
                    said.due(),
                    signal.occurredAt(),
                    signal.weak()));
    return subject.facts().withDeclared(declared.withReviews(open(kept)));
  }

  /** What is done gives way before what is not. */
  private static List<AccessReview> open(List<AccessReview> all) {
    List<AccessReview> sorted = new ArrayList<>(all.stream().filter(AccessReview::done).toList());
    sorted.addAll(all.stream().filter(r -> !r.done()).toList());
    return sorted;
  }
}
