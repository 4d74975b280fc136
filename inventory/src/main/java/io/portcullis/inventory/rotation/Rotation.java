package io.portcullis.inventory.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One key takes the place of another.
 *
 * @param key subject id of the old one
 * @param newKey subject id of the new one, empty until there is one
 * @param phase where it stands
 * @param moves what was done, in order; each phase once
 */
public record Rotation(
    String id,
    String key,
    String newKey,
    Track track,
    Cause cause,
    Need need,
    Plan plan,
    Phase phase,
    Instant planned,
    List<Move> moves) {
  public Rotation {
    newKey = Objects.requireNonNullElse(newKey, "");
    moves = List.copyOf(Objects.requireNonNullElse(moves, List.of()));
  }

  public static Rotation plan(
      String id, String key, Track track, Cause cause, Need need, Plan plan, Instant now) {
    return new Rotation(id, key, "", track, cause, need, plan, Phase.PLANNED, now, List.of());
  }

  /** The moment from which it stands where it stands. */
  public Instant since() {
    return moves.isEmpty() ? planned : moves.getLast().at();
  }

  /** When the new key was made, if it was. */
  public Optional<Instant> begun() {
    return at(Phase.NEW_KEY).map(Move::at);
  }

  /** When the new key came into use, if it did. */
  public Optional<Instant> switched() {
    return at(Phase.SWITCHED).map(Move::at);
  }

  /** Until when both keys are to be valid. */
  public Optional<Instant> overlapUntil() {
    return at(Phase.OVERLAP).flatMap(Move::until);
  }

  /** Until when the old key is needed to verify. */
  public Optional<Instant> neededUntil() {
    return at(Phase.OLD_BLOCKED).flatMap(Move::until);
  }

  public Rotation with(Plan settled) {
    return new Rotation(id, key, newKey, track, cause, need, settled, phase, planned, moves);
  }

  Rotation with(Need changed) {
    return new Rotation(id, key, newKey, track, cause, changed, plan, phase, planned, moves);
  }

  Rotation with(Move move, String successor) {
    return new Rotation(
        id,
        key,
        successor.isEmpty() ? newKey : successor,
        track,
        cause,
        need,
        plan,
        move.to(),
        planned,
        Stream.concat(moves.stream(), Stream.of(move)).toList());
  }

  private Optional<Move> at(Phase wanted) {
    return moves.stream().filter(m -> m.to() == wanted).findFirst();
  }
}
