package io.portcullis.model;

import java.time.Instant;
import java.util.List;

/**
 * What a rule holds against a subject now.
 *
 * @param key tells apart findings of one rule on one subject, e.g. one per detection
 * @param version of the rule, and {@code digest} of the bundle it came from
 * @param standing what it requires
 * @param approvals people who must agree before anything irreversible follows, 0 for none
 * @param facts what matched, one line each, at most {@link #MAX_FACTS}
 * @param sources the sources that must be alive for its end to be believed
 * @param since when it opened
 * @param modeWhy why it is in this mode and not in the rule's own: a group, a ramp, an exemption;
 *     empty where it is the rule's own, and in state of an earlier release
 */
public record Finding(
    String rule,
    String key,
    int version,
    String digest,
    Severity severity,
    Standing standing,
    Mode mode,
    int approvals,
    ReasonCode reasonCode,
    Clears clears,
    String reason,
    List<String> facts,
    List<String> sources,
    boolean weak,
    Instant since,
    String modeWhy) {
  public static final int MAX_FACTS = 8;

  public Finding {
    modeWhy = modeWhy == null ? "" : modeWhy;
    facts = facts.stream().limit(MAX_FACTS).toList();
    sources = sources.stream().filter(s -> !s.isEmpty()).distinct().sorted().toList();
    // Only a weak name ties the facts to this subject: nothing irreversible may follow.
    standing = weak ? standing.min(Standing.QUARANTINED) : standing;
  }

  /** In the rule's own mode. */
  public Finding(
      String rule,
      String key,
      int version,
      String digest,
      Severity severity,
      Standing standing,
      Mode mode,
      int approvals,
      ReasonCode reasonCode,
      Clears clears,
      String reason,
      List<String> facts,
      List<String> sources,
      boolean weak,
      Instant since) {
    this(
        rule,
        key,
        version,
        digest,
        severity,
        standing,
        mode,
        approvals,
        reasonCode,
        clears,
        reason,
        facts,
        sources,
        weak,
        since,
        "");
  }

  /** Id of a finding: rule and key on a subject. */
  public String id(String subject) {
    return Ids.of("fnd", subject, rule, key);
  }

  /** Same rule about the same thing. */
  public boolean same(Finding other) {
    return rule.equals(other.rule) && key.equals(other.key);
  }

  public Finding openedAt(Instant opened) {
    return but(digest, mode, opened, modeWhy);
  }

  /** As far as it may go on its subject, and why no further or further. */
  public Finding in(Mode other, String why) {
    return mode == other && modeWhy.equals(why) ? this : but(digest, other, since, why);
  }

  /** In the same mode for the same reason. */
  public boolean sameMode(Finding other) {
    return mode == other.mode && modeWhy.equals(other.modeWhy);
  }

  /** The same in all but the bundle that it came from. */
  boolean alike(Finding other) {
    return equals(other.but(digest, other.mode, other.since, other.modeWhy));
  }

  private Finding but(String bundle, Mode otherMode, Instant opened, String why) {
    return new Finding(
        rule,
        key,
        version,
        bundle,
        severity,
        standing,
        otherMode,
        approvals,
        reasonCode,
        clears,
        reason,
        facts,
        sources,
        weak,
        opened,
        why);
  }
}
