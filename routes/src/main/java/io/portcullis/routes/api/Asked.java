package io.portcullis.routes.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Mode;
import io.portcullis.routes.config.EndDate;
import io.portcullis.routes.people.Role;

/** What callers send: the bodies of the calls, checked. */
public final class Asked {
  static final int MAX_REASON = 1_000;

  private Asked() {}

  public record ForReason(String reason) {}

  public record ForDecision(Decision decision, String reason) {}

  /**
   * @param group for whose members, null for everybody
   * @param ramp percent of them, null for all
   */
  public record ForMode(Mode mode, String group, Integer ramp) {}

  public record ForExemption(String rule, String whom, String until, String reason) {}

  /** {@code rule}: null for all. */
  public record ForBaseline(String rule, String until, String reason) {}

  /**
   * @param value as rule.yaml spells it
   */
  public record ForParameter(String value) {}

  public record ForPerson(String name, Role role) {}

  /** A planned change; times as in RFC 3339. */
  public record ForPlan(
      String group, String owner, int quota, Instant from, Instant until, String reason) {
    PlannedChanges.Wish wish() {
      return new PlannedChanges.Wish(
          required(group, "field \"group\""),
          required(owner, "field \"owner\""),
          quota,
          required(from, "field \"from\""),
          required(until, "field \"until\""),
          Asked.reason(reason));
    }
  }

  public record ForRules(Map<String, String> files) {}

  /**
   * The body, or a field of it.
   *
   * @throws Refuse 400 when it is not there
   */
  static <T> T required(T value, String name) {
    if (value == null) {
      throw new Refuse(400, name + " is missing");
    }
    return value;
  }

  /**
   * What has to be there to be changed.
   *
   * @throws HubRefusal when it is not
   */
  static <T> T there(Optional<T> item, String id) {
    return item.orElseThrow(
        () -> new HubRefusal(HubRefusal.Kind.UNKNOWN, "nothing is kept under " + id));
  }

  /**
   * When something ends.
   *
   * @throws Refuse 400 when it is no day and no moment
   */
  static Instant until(String given) {
    try {
      return EndDate.parse(required(given, "field \"until\"").strip()).at();
    } catch (IllegalArgumentException e) {
      throw new Refuse(400, "field \"until\" " + e.getMessage());
    }
  }

  /**
   * A reason in a person's words: it is read again when somebody asks why.
   *
   * @throws Refuse 400 when it says nothing, is longer than {@link #MAX_REASON} characters, or
   *     holds control characters
   */
  static String reason(String given) {
    String reason = required(given, "field \"reason\"").strip();
    if (reason.isEmpty()) {
      throw new Refuse(400, "field \"reason\" is empty");
    }
    if (reason.length() > MAX_REASON) {
      throw new Refuse(400, "field \"reason\" is longer than " + MAX_REASON + " characters");
    }
    if (reason.chars().anyMatch(Character::isISOControl)) {
      throw new Refuse(400, "field \"reason\" holds control characters");
    }
    return reason;
  }
}
