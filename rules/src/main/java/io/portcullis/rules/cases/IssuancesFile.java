package io.portcullis.rules.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.IssuanceAnswer;
import io.portcullis.model.IssuanceRate;
import io.portcullis.model.Issuances;
import io.portcullis.model.Issued;
import io.portcullis.model.Request;

/**
 * What is known of issuing, as a case writes it.
 *
 * @param rate certificates of an authority: the hour begins at {@code since}
 */
public record IssuancesFile(
    HistoryFile.HabitFile rate,
    List<AnswerFile> answers,
    List<IssuedFile> issued,
    List<RequestFile> requests) {

  Issuances toFact(Instant now) {
    return new Issuances(
        rate == null ? List.of() : List.of(new IssuanceRate(rate.toFact(now))),
        CasesFile.orNone(answers).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(issued).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(requests).stream().map(f -> f.toFact(now)).toList());
  }

  /** It was a yes unless {@code refused}. */
  public record AnswerFile(String front, boolean refused, String since, String until) {
    IssuanceAnswer toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new IssuanceAnswer(
          "issuance",
          FactsFile.or(front, "some-front"),
          "cn=some ca",
          "",
          "",
          !refused,
          at,
          until == null ? at.plus(Duration.ofDays(1)) : FactsFile.at(until, now));
    }
  }

  /**
   * @param since when the certificate was issued
   * @param answer that fits it, or none
   * @param accepted true when a person took its holder back since
   */
  public record IssuedFile(
      String source,
      String certificate,
      String since,
      AnswerFile answer,
      boolean accepted,
      boolean weak) {
    Issued toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new Issued(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(certificate, "cn=some ca|1"),
          "cn=some ca",
          "",
          at,
          at,
          Optional.ofNullable(answer).map(a -> a.toFact(now)),
          accepted,
          weak);
    }
  }

  /**
   * @param id of the request
   * @param since when its certificate was issued, or it began to wait where {@code pending}
   * @param waited true where it had waited before
   * @param accepted true when a person took back whoever asked for it
   */
  public record RequestFile(
      String source,
      String authority,
      String id,
      String profile,
      boolean pending,
      boolean waited,
      String approver,
      String since,
      boolean accepted,
      boolean weak) {
    Request toFact(Instant now) {
      return new Request(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(authority, "some-ca"),
          FactsFile.or(id, "1"),
          FactsFile.or(profile, ""),
          waited || pending,
          !pending,
          FactsFile.or(approver, ""),
          FactsFile.at(since, now),
          accepted,
          weak);
    }
  }
}
