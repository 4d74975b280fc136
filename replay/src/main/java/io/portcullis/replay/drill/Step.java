package io.portcullis.replay.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.model.Actor;
import io.portcullis.model.Ids;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;

import static io.portcullis.replay.drill.Drill.require;

/**
 * One thing that is said of some subjects, one after the other.
 *
 * @param after from the beginning of the drill
 * @param every from one subject to the next
 * @param source who is made to say it: the name of a source, so that its limit counts
 */
public record Step(Duration after, Duration every, String source, Choice about, Statement say) {
  public Step {
    require(!after.isNegative() && after.compareTo(Drill.LONGEST) <= 0, "after: at most 30d");
    require(!every.isNegative() && every.compareTo(Drill.LONGEST) <= 0, "every: at most 30d");
    require(!source.isBlank(), "source: is missing");
  }

  /**
   * @throws IllegalArgumentException when there is no such subject
   */
  List<Signal> signals(String drill, int number, Collection<State> known, Instant begin) {
    List<Subject> subjects = about.of(known);
    require(!subjects.isEmpty(), "about: the history knows no such subject");
    return IntStream.range(0, subjects.size())
        .mapToObj(
            i ->
                signal(
                    drill, number, subjects.get(i), begin.plus(after).plus(every.multipliedBy(i))))
        .toList();
  }

  private Signal signal(String drill, int number, Subject subject, Instant at) {
    String id = Ids.of("sig", "drill", drill, Integer.toString(number), subject.id());
    return new Signal(
        id, source, id, at, at, subject.kind(), subject.id(), List.of(), false, Actor.UNKNOWN, say);
  }
}
