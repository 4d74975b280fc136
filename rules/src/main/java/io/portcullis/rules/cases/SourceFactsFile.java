package io.portcullis.rules.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.portcullis.model.Flaw;
import io.portcullis.model.Lag;
import io.portcullis.model.Run;
import io.portcullis.model.Sequence;
import io.portcullis.model.Sequence.Gap;

/** The facts of a source as a case writes them. */
public final class SourceFactsFile {
  private SourceFactsFile() {}

  /**
   * @param by an ISO duration, one of {@link Lag#STEPS}
   */
  public record LagFile(String source, Lag.Direction direction, String by, String since) {
    Lag toFact(Instant now) {
      return new Lag(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(direction, Lag.Direction.BEHIND),
          Duration.parse(FactsFile.or(by, "PT1M")),
          FactsFile.at(since, now));
    }
  }

  /** One flaw, on a sequence of its own. */
  public record FlawFile(
      String source, String sequence, Flaw.Kind kind, String detail, String since) {
    Sequence toSequence(Instant now) {
      String from = FactsFile.or(source, FactsFile.SOURCE);
      String name = FactsFile.or(sequence, "sequence");
      Instant at = FactsFile.at(since, now);
      Flaw.Kind what = FactsFile.or(kind, Flaw.Kind.GAP);
      Flaw flaw = new Flaw(from, name, what, FactsFile.or(detail, ""), at);
      boolean gap = what == Flaw.Kind.GAP;
      return new Sequence(
          from,
          name,
          "",
          0,
          new Run(1, 3),
          "",
          at,
          gap ? List.of(new Gap("", new Run(2, 2), at)) : List.of(),
          gap ? List.of() : List.of(flaw),
          0,
          0,
          at);
    }
  }
}
