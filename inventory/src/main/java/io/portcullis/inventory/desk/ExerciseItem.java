package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;

/**
 * An exercise, and how it went.
 *
 * @param results in the order of their moments, at most {@link #MOST}
 * @param end of the exercise, if it is not to be done any more
 */
public record ExerciseItem(Exercise exercise, List<Done> results, Optional<End> end)
    implements Item {
  /** Most results. Of more the oldest go, but for the last one that went. */
  public static final int MOST = 64;

  public ExerciseItem {
    results = List.copyOf(Objects.requireNonNullElse(results, List.of()));
    end = Objects.requireNonNullElse(end, Optional.empty());
  }

  /**
   * One result, and who wrote it down.
   *
   * @param matrix of a sign-off, SHA-256 of the key's row in the control matrix that was signed;
   *     empty with others, and of what is no key
   */
  public record Done(Result result, String by, String matrix) {}

  /** Why it is not to be done any more. */
  public record End(String by, Instant at, String reason) {}

  @Override
  public Kind kind() {
    return Kind.EXERCISE;
  }

  @Override
  public String id() {
    return exercise.id();
  }

  @Override
  public String about() {
    return exercise.about();
  }

  @Override
  public boolean ended() {
    return end.isPresent();
  }
}
