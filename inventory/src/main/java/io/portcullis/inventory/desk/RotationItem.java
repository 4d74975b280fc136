package io.portcullis.inventory.desk;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.inventory.rotation.Move;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Rotation;

/**
 * A rotation, and the step of it that waits for another person's word.
 *
 * @param waiting at most one: what is asked for next takes its place
 * @param rejected what somebody said no to last, if anybody ever did
 */
public record RotationItem(
    Rotation rotation, Optional<Waiting> waiting, Optional<Rejected> rejected) implements Item {
  public RotationItem {
    waiting = Objects.requireNonNullElse(waiting, Optional.empty());
    rejected = Objects.requireNonNullElse(rejected, Optional.empty());
  }

  /**
   * A step, or a deferral, that all is there for but the approval.
   *
   * @param by who asked for it
   * @param newKey of a step that makes one; empty with others
   */
  public record Waiting(
      String by, Instant at, Optional<Move> step, String newKey, Optional<Need> deferral) {}

  /** Somebody said no to it, and why. */
  public record Rejected(String by, Instant at, String reason, Waiting asked) {}

  public static RotationItem of(Rotation rotation) {
    return new RotationItem(rotation, Optional.empty(), Optional.empty());
  }

  /** Nothing waits any more. */
  RotationItem with(Rotation changed) {
    return new RotationItem(changed, Optional.empty(), rejected);
  }

  RotationItem until(Waiting approved) {
    return new RotationItem(rotation, Optional.of(approved), rejected);
  }

  RotationItem rejected(Rejected word) {
    return new RotationItem(rotation, Optional.empty(), Optional.of(word));
  }

  @Override
  public Kind kind() {
    return Kind.ROTATION;
  }

  @Override
  public String id() {
    return rotation.id();
  }

  @Override
  public String about() {
    return rotation.key();
  }

  @Override
  public boolean ended() {
    return rotation.phase().ended();
  }
}
