package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What accounting has to show before a session's point is believed.
 *
 * @param network where the session will be seen when the point holds; empty when not known
 * @param denied how often the NAS said "no such session" of one that accounting went on to show
 * @param answeredAt when the point's last answer was heard
 * @param lasting whether what was asked for holds beyond the session, until it is taken back
 */
public record Proof(String network, int denied, Optional<Instant> answeredAt, boolean lasting) {
  public static final Proof NONE = new Proof("", 0, Optional.empty(), false);

  /** An acknowledged action that is not seen to hold by then is looked at again. */
  static final Duration WITHIN = Duration.ofSeconds(30);

  /** Accounting of before the answer may be on its way for that long: it contradicts nothing. */
  static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  /** Longest wait for a record of a session that its NAS does not know. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** A "no such session" that accounting contradicts as often goes to people. */
  static final int MAX_DENIED = 2;

  public Proof {
    network = Objects.requireNonNullElse(network, "");
    answeredAt = Objects.requireNonNullElse(answeredAt, Optional.empty());
  }

  Proof answered(Outcome outcome, Instant now) {
    return new Proof(outcome.network(), denied, Optional.of(now), lasting || outcome.lasting());
  }

  /** For what is asked next. */
  Proof next() {
    return new Proof("", 0, Optional.empty(), lasting);
  }

  Proof denial() {
    return new Proof(network, denied + 1, answeredAt, lasting);
  }

  /** True for a record that the NAS can only have sent after its answer. */
  boolean newer(Instant seenAt) {
    return answeredAt.filter(at -> !at.plus(ON_ITS_WAY).isAfter(seenAt)).isPresent();
  }

  /** As long as the NAS is known to take for its next record, between 30 s and 10 min. */
  static Duration wait(Session session) {
    Duration usual = session.interval();
    Duration least = usual.compareTo(WITHIN) < 0 ? WITHIN : usual;
    return least.compareTo(LONGEST) > 0 ? LONGEST : least;
  }
}
