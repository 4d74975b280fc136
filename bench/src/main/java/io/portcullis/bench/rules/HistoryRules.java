package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Failures;
import io.portcullis.model.Habit;
import io.portcullis.model.KeyHistory;
import io.portcullis.model.KeyPlace;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What is unusual for a key, and what failed too often. */
final class HistoryRules implements Area {

  /** So many within a time, watched for a time. */
  private record Burst(Rule rule, int many, Duration within, Duration watchFor) {
    static Burst of(RuleBook book, String id) {
      Rule rule = book.rule(id);
      return new Burst(
          rule, (int) rule.count("at-least"), rule.duration("within"), rule.duration("watch-for"));
    }

    void judge(Failures failures, Sheet sheet) {
      began(failures.times(), many, within)
          .ifPresent(b -> sheet.between(rule, failures, failures.source(), b, b.plus(watchFor)));
    }
  }

  /** When the newest row of times that are so close together became one. */
  static Optional<Instant> began(List<Instant> times, int many, Duration within) {
    Optional<Instant> began = Optional.empty();
    for (int i = many - 1; i < times.size(); i++) {
      boolean full = !times.get(i - many + 1).plus(within).isBefore(times.get(i));
      boolean before = i >= many && !times.get(i - many).plus(within).isBefore(times.get(i - 1));
      began = full && !before ? Optional.of(times.get(i)) : began;
    }
    return began;
  }

  private final Burst authentication;
  private final Burst refused;
  private final Rule hour;
  private final Duration hourLearning;
  private final Duration hourWatch;
  private final long fewest;
  private final long most;
  private final Timed place;
  private final Duration placeLearning;
  private final Rule volume;
  private final Duration volumeLearning;
  private final long least;
  private final long times;

  HistoryRules(RuleBook book) {
    authentication = Burst.of(book, "keys/authentication-failures");
    refused = Burst.of(book, "keys/refused-uses");
    hour = book.rule("keys/unusual-hour");
    hourLearning = hour.duration("learning");
    hourWatch = hour.duration("watch-for");
    fewest = hour.count("busy-hours-at-least");
    most = hour.count("busy-hours-at-most");
    place = Timed.of(book, "keys/unusual-place", "watch-for");
    placeLearning = place.rule().duration("learning");
    volume = book.rule("keys/unusual-volume");
    volumeLearning = volume.duration("learning");
    least = volume.count("at-least");
    times = volume.count("times");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    KeyHistory history = subject.facts().history();
    for (Failures failures : history.failures()) {
      if (failures.of().equals(Failures.AUTHENTICATION)) {
        authentication.judge(failures, sheet);
      } else if (failures.of().equals(Failures.USE)) {
        refused.judge(failures, sheet);
      }
    }
    for (Habit habit : history.habits()) {
      hour(habit, sheet);
      volume(habit, sheet);
      places(habit, history.places(), sheet);
    }
  }

  private void hour(Habit habit, Sheet sheet) {
    if (habit.oddAt().isEmpty() || !habit.odd(hourLearning)) {
      return;
    }
    long busy = habit.busyHours();
    if (busy >= fewest && busy <= most) {
      Instant odd = habit.oddAt().get();
      sheet.between(hour, habit, habit.source(), odd, odd.plus(hourWatch));
    }
  }

  private void volume(Habit habit, Sheet sheet) {
    if (habit.count() >= least && habit.learned(volumeLearning) && habit.above(times)) {
      sheet.open(volume, habit, habit.source());
    }
  }

  private void places(Habit habit, List<KeyPlace> places, Sheet sheet) {
    Instant learned = habit.first().plus(placeLearning);
    for (KeyPlace from : places) {
      if (from.source().equals(habit.source()) && !from.since().isBefore(learned)) {
        sheet.within(place, from, from.source() + "/" + from.place());
      }
    }
  }
}
