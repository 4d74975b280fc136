package io.portcullis.routes.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.desk.Rotations;
import io.portcullis.inventory.desk.Seen;
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
import io.portcullis.routes.config.RotationSettings;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.desk.Leavers.Leaver;
import io.portcullis.routes.people.Person;
import io.portcullis.routes.people.Role;

/**
 * Rotations that the hub plans by itself: of keys that are compromised, once for each key, and of
 * keys that name somebody who left, once for each key and person.
 */
final class Proposals {
  private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

  /** A person's name has no colon. */
  static final Person HUB = new Person("hub:calendar", Role.OPERATOR);

  /** Most plans of one look: each is a transaction. The next look goes on. */
  static final int MOST = 100;

  /** How often it is looked who left: each name of each key is looked up. */
  static final Duration PEOPLE = Duration.ofHours(1);

  private static final int PAGE = 1_000;

  private final Subjects subjects;
  private final DeskView view;
  private final Desk desk;
  private final RotationSettings settings;
  private final Clock clock;
  private Instant people = Instant.MIN;

  Proposals(Subjects subjects, DeskView view, Desk desk, RotationSettings settings, Clock clock) {
    this.subjects = subjects;
    this.view = view;
    this.desk = desk;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks at all keys, page by page. */
  void make() {
    Instant now = clock.instant();
    boolean leavers = !now.isBefore(people);
    Look look = new Look(now, leavers);
    List<Summary> some = subjects.keys("", PAGE);
    while (!some.isEmpty() && look.left > 0) {
      some.forEach(look::at);
      some = subjects.keys(some.getLast().subject().id(), PAGE);
    }
    if (leavers && look.left > 0) {
      people = now.plus(PEOPLE);
    }
  }

  /** What a rule only observes starts nothing. */
  static boolean compromised(Summary key) {
    return key.subject().trust().admitted() == Standing.REVOKED
        || key.subject().findings().stream()
            .anyMatch(f -> f.reasonCode() == ReasonCode.KEY_COMPROMISE && f.mode() != Mode.OBSERVE);
  }

  /** One look at all keys. */
  private final class Look {
    private final Instant now;
    private final boolean alsoPeople;
    private final Leavers leavers;
    private final Replaced replaced;
    private int left = MOST;

    private Look(Instant now, boolean alsoPeople) {
      this.now = now;
      this.alsoPeople = alsoPeople;
      List<Seen> all = view.all();
      this.leavers = new Leavers(subjects::people, Seen.only(CustodyItem.class, all));
      this.replaced = Replaced.of(Seen.only(RotationItem.class, all));
    }

    private void at(Summary key) {
      if (compromised(key)) {
        plan(Ids.of("rot", key.subject().id(), "compromise"), compromise(key));
      } else if (alsoPeople && left > 0) {
        List<Leaver> gone = leavers.of(key);
        gone.stream()
            .filter(leaver -> !replaced.holds(key.subject().id(), leaver.custodian()))
            .filter(leaver -> unknown(id(key, leaver)))
            .findFirst()
            .ifPresent(leaver -> plan(id(key, leaver), departure(key, leaver, gone)));
      }
    }

    private void plan(String id, Rotations.Wish wish) {
      try {
        if (left > 0 && unknown(id)) {
          left--;
          desk.change(RotationItem.class, id, 0, HUB, (b, by) -> Rotations.plan(id, wish, by));
          LOG.info("a rotation of key {} is planned, {}: {}", wish.key(), wish.cause(), id);
        }
      } catch (HubRefusal e) {
        // What is refused is refused to all of them; it is looked at again with the next pass.
        left = 0;
        LOG.warn("a rotation of key {} is not planned: {}", wish.key(), e.getMessage());
      }
    }

    private Rotations.Wish compromise(Summary key) {
      Plan plan = new Plan(profile(key).owner(), now.plus(settings.compromised()), "", "");
      return wish(key, Cause.COMPROMISE, false, "", plan);
    }

    /** Who left answers for nothing any more. */
    private Rotations.Wish departure(Summary key, Leaver leaver, List<Leaver> gone) {
      String owner = profile(key).owner().strip();
      boolean there = gone.stream().noneMatch(one -> one.name().equalsIgnoreCase(owner));
      Plan plan = new Plan(there ? owner : "", now.plus(settings.personLeft()), "", "");
      String reason = "%s has left: %s".formatted(leaver.part(), leaver.name());
      return wish(key, Cause.PERSON_LEFT, !leaver.custodian(), reason, plan);
    }
  }

  private boolean unknown(String id) {
    return view.find(Item.Kind.ROTATION.prefix() + id).isEmpty();
  }

  private static String id(Summary key, Leaver leaver) {
    return Ids.of("rot", key.subject().id(), "person-left", leaver.name());
  }

  private static Rotations.Wish wish(
      Summary key, Cause cause, boolean optional, String reason, Plan plan) {
    Track track = profile(key).tier() == Tier.CA ? Track.CA_KEY : Track.KEY;
    return new Rotations.Wish(key.subject().id(), track, cause, optional, reason, plan);
  }

  private static KeyProfile profile(Summary key) {
    return KeyProfile.of(new State(key.subject(), key.certificates()));
  }
}
