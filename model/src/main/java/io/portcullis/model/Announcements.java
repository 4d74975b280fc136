package io.portcullis.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Announcement.Change;

/**
 * What of a decision other parties must hear. It follows what was admitted, as actions do, and does
 * not wait for the enforcement points: a CA that is away must not keep others from acting.
 */
public final class Announcements {
  private final State before;
  private final Signal signal;
  private final Decision decision;

  private Announcements(State before, Signal signal, Decision decision) {
    this.before = before;
    this.signal = signal;
    this.decision = decision;
  }

  /** In the order they are to be told; empty for most decisions. */
  public static List<Announcement> of(State before, Signal signal, Decision decision) {
    return new Announcements(before, signal, decision).all();
  }

  private List<Announcement> all() {
    List<Announcement> all = new ArrayList<>();
    trust().ifPresent(change -> all.add(announce(change, "trust", signal.id())));
    for (Action action : decision.actions()) {
      revoked(action)
          .ifPresent(
              certificate ->
                  all.add(
                      announce(
                          new Announcement.CertificateRevoked(certificate),
                          "certificate",
                          action.id())));
    }
    return all;
  }

  /** What turns out to be another subject is not better for it. */
  private Optional<Change> trust() {
    boolean was = decision.before().compareTo(Standing.QUARANTINED) >= 0;
    boolean is = after().trust().admitted().compareTo(Standing.QUARANTINED) >= 0;
    if (was == is || !after().mergedInto().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(is ? new Announcement.TrustLost() : new Announcement.TrustRegained());
  }

  /** The certificate, when this is the first time that its CA is asked. */
  private Optional<Certificate> revoked(Action action) {
    if (action.want() != Want.REVOKED || asked(action)) {
      return Optional.empty();
    }
    return decision.state().certificates().stream()
        .filter(c -> action.target().point().equals(point(c)))
        .findFirst();
  }

  private boolean asked(Action action) {
    return before.subject().points().stream()
        .filter(p -> p.target().point().equals(action.target().point()))
        .anyMatch(p -> p.want() == Want.REVOKED);
  }

  private static String point(Certificate c) {
    return new Target.OfCertificate(c.issuer(), c.serial(), c.publicTrust()).point();
  }

  private Announcement announce(Change change, String topic, String because) {
    Optional<Finding> strongest = Findings.strongest(after().findings());
    return new Announcement(
        Ids.of("ann", after().id(), topic, because),
        after().id(),
        after().kind(),
        after().aliases(),
        change,
        strongest.map(Finding::rule).orElse(""),
        strongest.map(Finding::reason).orElse(""),
        signal.statement() instanceof Statement.Reinstated,
        Decision.cause(before, signal),
        after().now());
  }

  private Subject after() {
    return decision.state().subject();
  }
}
