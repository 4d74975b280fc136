package io.portcullis.rules.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Policy;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;

/** cases.yaml as it is written; what is left out takes a plain default. */
public record CasesFile(List<CaseFile> cases) {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  public CasesFile {
    cases = orNone(cases);
  }

  /**
   * @param now ISO instant; noon of a Monday when left out
   * @param expect findings in the order of their keys; an empty list means silence
   * @param next an instant, a duration from now, or "never"
   */
  public record CaseFile(
      String name,
      Map<String, String> parameters,
      SubjectFile subject,
      FactsFile facts,
      List<FactsFile.CertificateFile> certificates,
      String now,
      List<ExpectFile> expect,
      String next) {

    /**
     * @param line where it begins
     * @throws IllegalArgumentException when something needed is missing or is no time
     */
    public RuleCase toCase(int line) {
      require(name != null && !name.isBlank(), "a case has no name; write \"name: ...\"");
      require(expect != null, "case \"" + name + "\" has no \"expect\"; write [] for silence");
      Instant at = now == null ? NOON : time(now, NOON);
      return new RuleCase(
          name,
          line,
          parameters == null ? Map.of() : parameters,
          policyCase(at),
          at,
          expect.stream().map(e -> e.toExpected(at)).toList(),
          Optional.ofNullable(next).map(n -> nextTime(n, at)));
    }

    private Policy.Case policyCase(Instant at) {
      SubjectFile who = Objects.requireNonNullElse(subject, SubjectFile.DEVICE);
      FactsFile what = Objects.requireNonNullElse(facts, FactsFile.NONE);
      return new Policy.Case(
          "sub-case",
          Objects.requireNonNullElse(who.kind(), SubjectKind.DEVICE),
          "case",
          Objects.requireNonNullElse(who.groups(), Set.of()),
          what.toFacts(at),
          orNone(certificates).stream().map(c -> c.toCertificate(at)).toList());
    }
  }

  public record SubjectFile(SubjectKind kind, Set<String> groups) {
    static final SubjectFile DEVICE = new SubjectFile(SubjectKind.DEVICE, Set.of());
  }

  public record ExpectFile(
      Standing standing,
      Severity severity,
      String since,
      String key,
      ReasonCode reasonCode,
      Integer approvals) {
    RuleCase.Expected toExpected(Instant now) {
      require(
          standing != null && severity != null && since != null,
          "an expected finding needs standing, severity and since");
      return new RuleCase.Expected(
          standing,
          severity,
          time(since, now),
          Optional.ofNullable(key),
          Optional.ofNullable(reasonCode),
          Optional.ofNullable(approvals));
    }
  }

  /** An ISO instant, or an ISO duration from now: -PT5M is five minutes ago. */
  static Instant time(String text, Instant now) {
    try {
      return text.contains("P") ? now.plus(Duration.parse(text)) : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no time; write 2026-03-02T12:00:00Z or an offset like -PT5M".formatted(text),
          e);
    }
  }

  static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static Optional<Instant> nextTime(String text, Instant now) {
    return text.equals("never") ? Optional.empty() : Optional.of(time(text, now));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
