package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Point.Status;

/** What of a subject can be enforced, and what each standing means there. */
final class Targets {
  /** Calls without an answer after which a session is ended instead of moved. */
  static final int MOVE_ATTEMPTS = 3;

  private Targets() {}

  static List<Target> of(State state) {
    Subject subject = state.subject();
    List<Target> targets = new ArrayList<>();
    for (Certificate c : state.certificates()) {
      if (!c.expired(subject.now())) {
        targets.add(new Target.OfCertificate(c.issuer(), c.serial(), c.publicTrust()));
      }
    }
    subject.facts().sessions().forEach(s -> targets.add(new Target.OfSession(s)));
    targets.addAll(Lasting.of(subject));
    if (subject.kind() == SubjectKind.KEY) {
      tokenKey(subject).ifPresent(targets::add);
      targets.addAll(CloudKeys.of(subject.aliases()));
    }
    return targets;
  }

  /** A key is one thing under several names: the one it was first known by is where it lies. */
  private static Optional<Target> tokenKey(Subject subject) {
    return subject.aliases().reversed().stream()
        .filter(a -> a.type() == AliasType.PKCS11_KEY)
        .findFirst()
        .map(Targets::key);
  }

  private static Target key(Alias alias) {
    int colon = alias.value().lastIndexOf(':');
    return new Target.OfKey(
        alias.value().substring(0, Math.max(colon, 0)), alias.value().substring(colon + 1));
  }

  static Want want(Target target, Standing admitted, Optional<Point> last, Instant now) {
    return switch (target) {
      case Target.OfCertificate c -> certificate(c, admitted, last);
      case Target.OfSession s -> session(admitted, last, now);
      case Target.OfKey k -> key(admitted);
      case Target.OfCloudKey k -> key(admitted);
      case Target.OfPeople p -> Want.TOLD;
    };
  }

  private static Want key(Standing admitted) {
    return admitted.compareTo(Standing.QUARANTINED) >= 0 ? Want.DISABLED : Want.ENABLED;
  }

  /** A revoked certificate stays revoked; a publicly trusted one is never put on hold. */
  private static Want certificate(
      Target.OfCertificate target, Standing admitted, Optional<Point> last) {
    if (admitted == Standing.REVOKED || last.filter(p -> p.want() == Want.REVOKED).isPresent()) {
      return Want.REVOKED;
    }
    return admitted == Standing.QUARANTINED && !target.publicTrust() ? Want.HELD : Want.VALID;
  }

  /**
   * A NAS that can not change the network of a session is asked to end it instead. One that was
   * ended comes back by itself, into the network that it then belongs to: nothing is undone. But
   * what a controller holds a device to lasts, and is taken back.
   */
  private static Want session(Standing admitted, Optional<Point> last, Instant now) {
    boolean released = admitted.compareTo(Standing.QUARANTINED) < 0;
    if (released && last.filter(p -> p.proof().lasting()).isPresent()) {
      return Want.CONNECTED;
    }
    if (admitted == Standing.REVOKED || last.filter(p -> endsIt(p, now)).isPresent()) {
      return Want.DISCONNECTED;
    }
    return admitted == Standing.QUARANTINED ? Want.QUARANTINED : Want.CONNECTED;
  }

  private static boolean endsIt(Point last, Instant now) {
    return last.want() == Want.DISCONNECTED
        || last.status() == Status.REFUSED
        || last.status() == Status.ESCALATED
        || unheard(last, now);
  }

  /**
   * Many a NAS drops what it does not know: a move is not asked for as often as an end is. A call
   * of which nothing came back at all was lost with its hub, which says nothing about the NAS.
   */
  private static boolean unheard(Point last, Instant now) {
    return last.attempt() >= MOVE_ATTEMPTS
        && last.status() == Status.RETRYING
        && last.due().filter(due -> !due.isAfter(now)).isPresent();
  }

  /** What a thing that nobody ever asked anything of is in already. */
  static boolean resting(Want want) {
    return want == Want.VALID || want == Want.CONNECTED || want == Want.ENABLED;
  }
}
