package io.portcullis.rules.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.portcullis.model.Flaw;
import io.portcullis.model.Habit;
import io.portcullis.model.Lag;
import io.portcullis.model.Run;
import io.portcullis.model.Sequence;
import io.portcullis.model.Sequence.Gap;
import io.portcullis.model.Volume;

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

  /**
   * What a source sends in the running hour, which began at {@code since}, and in those before.
   *
   * @param due when it counts as silent; left out: in a day
   * @param usual records in each hour of the week
   * @param over records in the hours before, the newest last
   * @param broken true when it was silent in the running hour
   */
  public record VolumeFile(
      String source,
      String first,
      String since,
      String due,
      long count,
      int usual,
      List<Long> over,
      boolean broken) {
    private static final int SIXTEENTHS = 16;

    Volume toFact(Instant now) {
      Instant hour = FactsFile.at(since, now);
      List<Long> counts = CasesFile.orNone(over);
      List<Volume.Hour> hours = new ArrayList<>();
      for (int i = 0; i < counts.size(); i++) {
        Instant from = hour.minus(Duration.ofHours(counts.size() - i));
        hours.add(new Volume.Hour(from, counts.get(i), (long) usual * SIXTEENTHS));
      }
      return new Volume(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.at(first, now),
          due == null ? now.plus(Duration.ofDays(1)) : FactsFile.at(due, now),
          hour,
          count,
          !broken,
          Collections.nCopies(Habit.HOURS, usual * SIXTEENTHS),
          hours);
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
