package io.portcullis.model.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A mass change that people announced beforehand, and a second person agreed to: 300 leavers on
 * Friday. Within it, what befalls members of the group does not count against the limits, up to the
 * quota.
 *
 * @param group as the inventory, or a vendor, writes it
 * @param owner who is asked about it, in people's words
 * @param quota most stronger standings that are let through under it, of what follows along edges
 *     too
 * @param used how many were
 * @param from when it begins, {@code until} when it is over
 * @param requester who announced it, {@code approver} who agreed; empty while nobody has
 */
public record Planned(
    String id,
    String group,
    String owner,
    int quota,
    int used,
    Instant from,
    Instant until,
    String reason,
    String requester,
    String approver) {
  /** Most at once, with those that still wait for a second person. */
  public static final int MAX = 32;

  public static final int MAX_QUOTA = 10_000;

  public static final Duration LONGEST = Duration.ofDays(7);

  /** How far ahead one can be announced. */
  public static final Duration AHEAD = Duration.ofDays(90);

  private static final int MAX_NAME = 200;

  /** What is wrong with it, in words for people; empty when nothing is. */
  public Optional<String> problem(Instant now) {
    if (named(group).isPresent()) {
      return named(group).map(wrong -> "group " + wrong);
    }
    if (named(owner).isPresent()) {
      return named(owner).map(wrong -> "owner " + wrong);
    }
    if (quota < 1 || quota > MAX_QUOTA) {
      return Optional.of("quota must be 1 to " + MAX_QUOTA + ", is " + quota);
    }
    return span(now);
  }

  private Optional<String> span(Instant now) {
    if (!until.isAfter(from)) {
      return Optional.of("until must be after from");
    }
    if (!until.isAfter(now)) {
      return Optional.of("until is over already");
    }
    if (Duration.between(from, until).compareTo(LONGEST) > 0) {
      return Optional.of("it must last at most " + LONGEST.toDays() + " days");
    }
    return from.isAfter(now.plus(AHEAD))
        ? Optional.of("from must be at most " + AHEAD.toDays() + " days ahead")
        : Optional.empty();
  }

  private static Optional<String> named(String name) {
    if (name.isBlank()) {
      return Optional.of("is empty");
    }
    boolean plain = name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl);
    return plain
        ? Optional.empty()
        : Optional.of("must be at most " + MAX_NAME + " characters, none of them a control");
  }

  boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(until) && used < quota;
  }

  Planned taken() {
    return new Planned(id, group, owner, quota, used + 1, from, until, reason, requester, approver);
  }

  Planned agreedBy(String person) {
    return new Planned(id, group, owner, quota, used, from, until, reason, requester, person);
  }

  /** One line for people. */
  public String describe() {
    return "planned for %s by %s: %d of %d used, from %s to %s"
        .formatted(group, owner, used, quota, from, until);
  }
}
