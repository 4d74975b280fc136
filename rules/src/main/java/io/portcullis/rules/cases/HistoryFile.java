package io.portcullis.rules.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Failures;
import io.portcullis.model.Habit;
import io.portcullis.model.KeyAccess;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.KeyOperation;
import io.portcullis.model.KeyPlace;

/** What was done with a key, as a case writes it. */
public record HistoryFile(
    List<OperationFile> operations,
    List<FailuresFile> failures,
    List<HabitFile> habits,
    List<PlaceFile> places,
    List<AccessFile> accesses) {

  KeyHistory toFact(Instant now) {
    return new KeyHistory(
        CasesFile.orNone(operations).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(failures).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(habits).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(places).stream().map(f -> f.toFact(now)).toList(),
        CasesFile.orNone(accesses).stream().map(f -> f.toFact(now)).toList());
  }

  /** It was done unless {@code refused}. */
  public record OperationFile(
      String source,
      String operation,
      String principal,
      boolean refused,
      String since,
      boolean weak) {
    KeyOperation toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new KeyOperation(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(operation, "sign"),
          FactsFile.or(principal, "someone"),
          !refused,
          at,
          at,
          weak);
    }
  }

  public record FailuresFile(String source, String of, List<String> times, boolean weak) {
    Failures toFact(Instant now) {
      List<Instant> at = CasesFile.orNone(times).stream().map(t -> FactsFile.at(t, now)).toList();
      return new Failures(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(of, Failures.AUTHENTICATION),
          at.isEmpty() ? List.of(now) : at.stream().sorted().toList(),
          weak);
    }
  }

  /**
   * @param count uses in the hour that begins at {@code since}
   * @param usual uses in each of the first {@code busyHours} hours of the week
   */
  public record HabitFile(
      String source,
      String first,
      String since,
      long count,
      int usual,
      int busyHours,
      String oddAt,
      boolean weak) {
    private static final int SIXTEENTHS = 16;

    Habit toFact(Instant now) {
      int busy = Math.clamp(busyHours, 0, Habit.HOURS);
      List<Integer> hours = new ArrayList<>(Collections.nCopies(busy, usual * SIXTEENTHS));
      hours.addAll(Collections.nCopies(Habit.HOURS - busy, 0));
      return new Habit(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.at(first, now),
          FactsFile.at(since, now),
          count,
          hours,
          Optional.ofNullable(oddAt).map(at -> FactsFile.at(at, now)),
          weak);
    }
  }

  /** What is left out is not told. */
  public record AccessFile(
      String source,
      String principal,
      String operation,
      String address,
      String job,
      String environment,
      String since,
      boolean weak) {
    KeyAccess toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new KeyAccess(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(principal, ""),
          FactsFile.or(operation, "sign"),
          FactsFile.or(address, ""),
          FactsFile.or(job, ""),
          FactsFile.or(environment, ""),
          at,
          at,
          weak);
    }
  }

  public record PlaceFile(String source, String place, String since, boolean weak) {
    KeyPlace toFact(Instant now) {
      Instant at = FactsFile.at(since, now);
      return new KeyPlace(
          FactsFile.or(source, FactsFile.SOURCE),
          FactsFile.or(place, "192.0.2.0/24"),
          at,
          at,
          weak);
    }
  }
}
