package io.portcullis.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.portcullis.model.Finding;
import io.portcullis.model.Ids;
import io.portcullis.model.Subject;

/**
 * For whom a rule, or every rule, wants nothing for a time. What it finds is still seen and
 * recorded. Exactly one of {@code subject}, {@code group} and {@code findings} says for whom.
 *
 * @param id hash of the rest
 * @param rule id of the rule, empty for all
 * @param subject id of a subject, or one of its strong names as "type=value"; or empty
 * @param group or empty
 * @param findings ids of those that were open at {@code since}: a baseline. One that opens anew
 *     later is not among them, although it has the same id
 * @param since when it was accepted
 * @param until from then on the subject is decided anew
 * @param owner who answers for it
 */
public record Exemption(
    String id,
    String rule,
    String subject,
    String group,
    Set<String> findings,
    Instant since,
    Instant until,
    String owner,
    String reason) {
  /** The longest: a year, so that somebody looks again. */
  public static final Duration MAX = Duration.ofDays(366);

  /** Most findings of one baseline, and of all together. */
  public static final int MAX_FINDINGS = 10_000;

  private static final int MAX_TEXT = 1_000;

  /**
   * @throws IllegalArgumentException saying what is missing or out of bounds
   */
  public Exemption {
    findings = Set.copyOf(findings);
    check(
        Stream.of(subject, group).filter(s -> !s.isBlank()).count() + (findings.isEmpty() ? 0 : 1)
            == 1,
        "an exemption is for a subject, a group or findings, and for one of them");
    check(
        findings.size() <= MAX_FINDINGS, "a baseline holds at most " + MAX_FINDINGS + " findings");
    check(!owner.isBlank() && owner.length() <= MAX_TEXT, "an exemption needs an owner");
    check(
        !reason.isBlank() && reason.length() <= MAX_TEXT,
        "an exemption needs a reason of at most " + MAX_TEXT + " characters");
    check(until.isAfter(since), "an exemption ends after it begins");
  }

  public static Exemption ofSubject(
      String rule, String subject, Instant since, Instant until, String owner, String reason) {
    return of(rule, subject, "", Set.of(), since, until, owner, reason);
  }

  public static Exemption ofGroup(
      String rule, String group, Instant since, Instant until, String owner, String reason) {
    return of(rule, "", group, Set.of(), since, until, owner, reason);
  }

  /** A baseline. */
  public static Exemption ofFindings(
      String rule,
      Set<String> findings,
      Instant since,
      Instant until,
      String owner,
      String reason) {
    return of(rule, "", "", findings, since, until, owner, reason);
  }

  private static Exemption of(
      String rule,
      String subject,
      String group,
      Set<String> findings,
      Instant since,
      Instant until,
      String owner,
      String reason) {
    String id =
        Ids.of(
            "exm",
            rule,
            subject,
            group,
            String.join(",", new TreeSet<>(findings)),
            since.toString(),
            until.toString(),
            owner,
            reason);
    return new Exemption(id, rule, subject, group, findings, since, until, owner, reason);
  }

  /**
   * The end, if it is near enough.
   *
   * @throws IllegalArgumentException when it is later than in {@link #MAX}
   */
  public static Instant checked(Instant until, Instant now) {
    check(
        !until.isAfter(now.plus(MAX)),
        "an exemption lasts at most %d days; %s is too late".formatted(MAX.toDays(), until));
    return until;
  }

  /** For whom, as people read it. */
  public String whom() {
    if (!findings.isEmpty()) {
      return findings.size() + " findings";
    }
    return group.isEmpty() ? subject : Scoping.group(group);
  }

  public boolean ended(Instant now) {
    return !until.isAfter(now);
  }

  boolean concerns(String id) {
    return rule.isEmpty() || rule.equals(id);
  }

  boolean covers(Subject who, Finding finding) {
    if (!concerns(finding.rule())) {
      return false;
    }
    if (!findings.isEmpty()) {
      return !finding.since().isAfter(since)
          && named(who).anyMatch(s -> findings.contains(finding.id(s)));
    }
    return group.isEmpty() ? is(who) : who.groups().contains(group);
  }

  private boolean is(Subject who) {
    return named(who).anyMatch(subject::equals)
        || who.aliases().stream().anyMatch(a -> a.strong() && a.key().equals(subject));
  }

  /** Those that turned out to be this one were exempt, too. */
  private static Stream<String> named(Subject who) {
    return Stream.concat(Stream.of(who.id()), who.former().stream());
  }

  String why() {
    return "exempt until %s, %s by %s: %s".formatted(until, id, owner, reason);
  }

  /** What makes it another one, in one line. */
  String line() {
    return "exempt " + of(rule, subject, group, findings, since, until, owner, reason).id;
  }

  private static void check(boolean good, String message) {
    if (!good) {
      throw new IllegalArgumentException(message);
    }
  }
}
