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
    Instant since) {
  public static final int MAX_FACTS = 8;

  public Finding {
    facts = facts.stream().limit(MAX_FACTS).toList();
    sources = sources.stream().filter(s -> !s.isEmpty()).distinct().sorted().toList();
    // Only a weak name ties the facts to this subject: nothing irreversible may follow.
    standing = weak ? standing.min(Standing.QUARANTINED) : standing;
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
    return new Finding(
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
        opened);
  }
}
