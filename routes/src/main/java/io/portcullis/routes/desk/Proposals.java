package io.portcullis.routes.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Rotations;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Track;
import io.portcullis.model.Ids;
import io.portcullis.model.KeyDeclaration.Tier;
import io.portcullis.model.Mode;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
import io.portcullis.model.State;
import io.portcullis.model.keys.KeyProfile;
import io.portcullis.routes.api.Desk;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.explain.SubjectIndex;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;

/** Rotations that the hub plans by itself: of keys that are compromised, once for each key. */
final class Proposals {
  private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

  /** A person's name has no colon. */
  private static final Person HUB = new Person("hub:calendar", Role.OPERATOR);

  private static final int PAGE = 1_000;

  private final SubjectIndex subjects;
  private final Desk desk;
  private final Duration within;
  private final Clock clock;

  /**
   * @param within how soon the new key of a compromised one is to be in use
   */
  Proposals(SubjectIndex subjects, Desk desk, Duration within, Clock clock) {
    this.subjects = subjects;
    this.desk = desk;
    this.within = within;
    this.clock = clock;
  }

  /** Looks at all keys, page by page. */
  void make() {
    List<Summary> some = subjects.keys("", PAGE);
    while (!some.isEmpty()) {
      some.stream().filter(Proposals::compromised).forEach(this::propose);
      some = subjects.keys(some.getLast().subject().id(), PAGE);
    }
  }

  /** What a rule only observes starts nothing. */
  static boolean compromised(Summary key) {
    return key.subject().trust().admitted() == Standing.REVOKED
        || key.subject().findings().stream()
            .anyMatch(f -> f.reasonCode() == ReasonCode.KEY_COMPROMISE && f.mode() != Mode.OBSERVE);
  }

  private void propose(Summary key) {
    String subject = key.subject().id();
    String id = Ids.of("rot", subject, "compromise");
    try {
      if (desk.known(RotationItem.class, id).isEmpty()) {
        desk.change(
            RotationItem.class,
            id,
            0,
            HUB,
            (before, by) -> Rotations.plan(id, wish(key, clock.instant()), by));
        LOG.info("a rotation of the compromised key {} is planned: {}", subject, id);
      }
    } catch (HubRefusal e) {
      // It is looked at again with the next pass.
      LOG.warn("a rotation of the compromised key {} is not planned: {}", subject, e.getMessage());
    }
  }

  private Rotations.Wish wish(Summary key, Instant now) {
    KeyProfile profile = KeyProfile.of(new State(key.subject(), key.certificates()));
    return new Rotations.Wish(
        key.subject().id(),
        profile.tier() == Tier.CA ? Track.CA_KEY : Track.KEY,
        Cause.COMPROMISE,
        false,
        new Plan(profile.owner(), now.plus(within), "", ""));
  }
}
