package io.portcullis.dashboards.rules;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule of Kibana, as its file says it.
 *
 * @param id name of its file; never changes, because Kibana knows the rule by it
 * @param kind which of Kibana's two kinds of rules it becomes
 * @param says what it sees, what it does not, and what to do first
 * @param findings the hub's own rules whose findings it tells of; the query follows from them
 * @param language of the query; with findings it follows from the kind
 * @param index data streams of a query in KQL; ES|QL names its own
 * @param every how often Kibana looks
 * @param back how far each look goes back; longer than {@code every}, so that a late document is
 *     not missed
 * @param attack MITRE ATT&amp;CK, as "TA0006/T1552.004"; of detections only
 * @param runbook page below docs/ and its section
 * @param expected when it is no harm: Kibana shows it as false positives
 */
public record RuleSpec(
    String id,
    String title,
    Kind kind,
    Severity severity,
    String says,
    List<String> findings,
    Optional<Language> language,
    List<String> index,
    Optional<String> query,
    Duration every,
    Duration back,
    List<String> attack,
    String runbook,
    List<String> expected) {

  /** Of Kibana's alerting, or of Elastic Security's detection engine. */
  public enum Kind {
    ALERT,
    DETECTION
  }

  /** With the score that Elastic gives each by default. */
  public enum Severity {
    LOW(21),
    MEDIUM(47),
    HIGH(73),
    CRITICAL(99);

    private final int score;

    Severity(int score) {
      this.score = score;
    }

    public int score() {
      return score;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the query is written in. */
  public enum Language {
    ESQL,
    KQL
  }

  private static final int LONGEST_TITLE = 80;
  private static final Duration LEAST_OVERLAP = Duration.ofMinutes(1);

  public RuleSpec {
    title = Objects.requireNonNullElse(title, "");
    says = Objects.requireNonNullElse(says, "").strip();
    findings = listed(findings);
    index = listed(index);
    query = Optional.ofNullable(query).flatMap(q -> q).map(String::strip);
    language = Optional.ofNullable(language).flatMap(l -> l);
    attack = listed(attack);
    runbook = Objects.requireNonNullElse(runbook, "");
    expected = listed(expected);
    require(!title.isBlank() && title.length() <= LONGEST_TITLE, "title: 1 to 80 characters");
    require(kind != null, "kind: alert or detection");
    require(severity != null, "severity: low, medium, high or critical");
    require(!says.isEmpty(), "says: missing");
    require(!runbook.isEmpty(), "runbook: missing");
    require(every != null && back != null, "every, back: missing");
    require(
        back.compareTo(every.plus(LEAST_OVERLAP)) >= 0,
        "back: must be a minute longer than every, or documents between two looks are missed");
    require(findings.isEmpty() != query.isEmpty(), "findings or query: one of them");
    require(query.isPresent() == language.isPresent(), "language: with a query, and only then");
    boolean kql = language.equals(Optional.of(Language.KQL));
    require(kql != index.isEmpty(), "index: with a query in KQL, and only then");
    require(!kql || kind == Kind.DETECTION, "language: an alert is asked in ES|QL");
    require(
        kind == Kind.DETECTION || attack.isEmpty() && expected.isEmpty(),
        "attack, expected: of a detection only");
    require(kind == Kind.ALERT || !attack.isEmpty(), "attack: a detection has its place in ATT&CK");
  }

  private static List<String> listed(List<String> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** What Kibana shows. */
  public String name() {
    return "Portcullis: " + title;
  }

  RuleSpec named(String file) {
    return new RuleSpec(
        file, title, kind, severity, says, findings, language, index, query, every, back, attack,
        runbook, expected);
  }
}
