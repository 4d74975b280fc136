package io.portcullis.replay.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.portcullis.model.Standing;
import io.portcullis.model.guard.Answer.Note;
import io.portcullis.replay.world.Course;
import io.portcullis.replay.world.Episode;

/**
 * One course in figures.
 *
 * @param rules digest of the rules
 * @param held how many subjects were QUARANTINED, {@code revoked}: REVOKED, at some time of the
 *     span
 * @param released how often a subject came back to a weaker standing than QUARANTINED
 * @param downgraded how often the reversible half held while people were asked for the rest
 * @param waited how often the guard held something back for people, a resume or a source
 * @param trips breakers that opened
 * @param findings how many each rule opened, those of rules that only observe too
 * @param setAside signals by which a rule came to no end
 * @param notKept episodes, notes and answers over the bound, which are in no list
 */
public record Outline(
    String rules,
    long held,
    long revoked,
    long released,
    long downgraded,
    long waited,
    List<Trip> trips,
    Map<String, Long> findings,
    long setAside,
    long notKept) {

  public record Trip(String limit, Instant at, String why) {}

  static Outline of(String rules, Course course) {
    return new Outline(
        rules,
        subjects(course, Standing.QUARANTINED),
        subjects(course, Standing.REVOKED),
        course.released(),
        events(course, "downgraded"),
        events(course, "held"),
        course.trips().stream().map(Outline::trip).toList(),
        course.findings(),
        course.setAside(),
        course.left());
  }

  private static long subjects(Course course, Standing standing) {
    return course.episodes().stream()
        .filter(e -> e.standing() == standing)
        .map(Episode::subject)
        .distinct()
        .count();
  }

  private static long events(Course course, String event) {
    return course.notes().stream().filter(n -> n.event().equals(event)).count();
  }

  private static Trip trip(Note note) {
    return new Trip(
        note.text().replaceFirst("^limit (.*) reached.*$", "$1"), note.at(), note.text());
  }
}
