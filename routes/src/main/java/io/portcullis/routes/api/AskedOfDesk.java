package io.portcullis.routes.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.inventory.desk.Exercises;
import io.portcullis.inventory.desk.Rotations;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Track;

/**
 * What callers send about the calendar: the bodies of the calls, checked. Words are written as
 * "person-left", days and moments as in RFC 3339, spans as in ISO 8601, "P365D".
 */
public final class AskedOfDesk {
  private AskedOfDesk() {}

  /**
   * A rotation to be planned. Owner, validation and rollback may follow before it starts.
   *
   * @param key by id or name
   * @param track "key" where nothing is said, or "ca-key"
   */
  public record ForRotation(
      String key,
      String track,
      String cause,
      boolean optional,
      String due,
      String owner,
      String validation,
      String rollback) {
    Rotations.Wish wish(String subject) {
      return new Rotations.Wish(
          subject,
          Word.of("track", track, Track.values()).orElse(Track.KEY),
          Asked.required(Word.of("cause", cause, Cause.values()).orElse(null), "field \"cause\""),
          optional,
          "",
          sound(() -> new Plan(owner, moment("due", due), validation, rollback)));
    }
  }

  /** What is settled of a plan; what is left out stays as it is. */
  public record ForPlan(
      long version, String owner, String due, String validation, String rollback) {
    Plan plan() {
      return sound(() -> new Plan(owner, Instant.EPOCH, validation, rollback));
    }

    Optional<Instant> dueAt() {
      return optional("due", due);
    }
  }

  /**
   * @param phase that it goes to
   * @param newKey by id or name, of the step that makes it
   * @param until of "overlap" and "old-blocked"
   */
  public record ForStep(long version, String phase, String evidence, String newKey, String until) {
    Phase to() {
      return Asked.required(
          Word.of("phase", phase, Phase.values()).orElse(null), "field \"phase\"");
    }

    Optional<Instant> untilAt() {
      return optional("until", until);
    }
  }

  public record ForDeferral(long version, String reason, String until) {}

  /** Nothing but which version it is about. */
  public record ForVersion(long version) {}

  public record ForReason(long version, String reason) {}

  /**
   * @param about a key, an authority or "hsm-token=NAME"
   * @param every "P365D" where nothing is said
   * @param within how long it may take; left out for any time
   */
  public record ForExercise(String kind, String about, String owner, String every, String within) {
    Exercises.Wish wish(String subject) {
      return new Exercises.Wish(
          Asked.required(
              Word.of("kind", kind, Exercise.Kind.values()).orElse(null), "field \"kind\""),
          subject,
          owner,
          span("every", every).orElse(Duration.ofDays(365)),
          span("within", within));
    }
  }

  /**
   * @param at when it began; now, where nothing is said
   * @param duration "PT40M"
   */
  public record ForResult(
      long version,
      String at,
      String outcome,
      String duration,
      List<String> people,
      List<String> evidence) {
    Result result(String exercise, Instant now) {
      Result.Outcome ended =
          Asked.required(
              Word.of("outcome", outcome, Result.Outcome.values()).orElse(null),
              "field \"outcome\"");
      Duration took = Asked.required(span("duration", duration).orElse(null), "field \"duration\"");
      return sound(
          () ->
              new Result(exercise, optional("at", at).orElse(now), took, ended, people, evidence));
    }
  }

  /**
   * @param needed how many have to come together
   * @param tokens all that there are, spare and lost ones too
   */
  public record ForCustody(long version, int needed, List<ForToken> tokens) {
    Custody custody() {
      return sound(
          () ->
              new Custody(
                  needed,
                  Asked.required(tokens, "field \"tokens\"").stream()
                      .map(ForToken::token)
                      .toList()));
    }
  }

  /**
   * @param state "held" where nothing is said
   * @param seen when it was last shown
   */
  public record ForToken(String id, String state, String custodian, String place, String seen) {
    private Custody.Token token() {
      return new Custody.Token(
          Asked.required(id, "field \"tokens.id\""),
          Word.of("tokens.state", state, Custody.State.values()).orElse(Custody.State.HELD),
          custodian,
          place,
          optional("tokens.seen", seen));
    }
  }

  /**
   * @param from when the key went out of use
   * @param least how long it is kept, "P365D"
   * @param most after how long it has to be gone; left out for never
   */
  public record ForRetention(long version, String from, String least, String most) {
    Retention retention() {
      Duration kept = Asked.required(span("least", least).orElse(null), "field \"least\"");
      return sound(() -> new Retention(moment("from", from), kept, span("most", most), List.of()));
    }
  }

  static Instant moment(String field, String given) {
    return Asked.required(optional(field, given).orElse(null), "field \"" + field + "\"");
  }

  /** A day counts from its beginning. */
  private static Optional<Instant> optional(String field, String given) {
    if (given == null || given.isBlank()) {
      return Optional.empty();
    }
    try {
      String text = given.strip();
      return Optional.of(Instant.parse(text.contains("T") ? text : text + "T00:00:00Z"));
    } catch (DateTimeException e) {
      throw new Refuse(
          400, "field \"%s\" must be a day like 2027-03-31, or a moment".formatted(field));
    }
  }

  private static Optional<Duration> span(String field, String given) {
    if (given == null || given.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(given.strip())).filter(d -> !d.isNegative());
    } catch (DateTimeException e) {
      throw new Refuse(400, "field \"%s\" must be a time such as P365D or PT40M".formatted(field));
    }
  }

  /** What a record's own checks say is said to the caller. */
  private static <T> T sound(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new Refuse(400, Objects.requireNonNullElse(e.getMessage(), "it makes no sense"));
    }
  }
}
