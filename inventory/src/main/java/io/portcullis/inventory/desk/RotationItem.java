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
 */
public record RotationItem(Rotation rotation, Optional<Waiting> waiting) implements Item {
  public RotationItem {
    waiting = Objects.requireNonNullElse(waiting, Optional.empty());
  }

  /**
   * A step, or a deferral, that all is there for but the approval.
   *
   * @param by who asked for it
   * @param newKey of a step that makes one; empty with others
   */
  public record Waiting(
      String by, Instant at, Optional<Move> step, String newKey, Optional<Need> deferral) {}

  static RotationItem of(Rotation rotation) {
    return new RotationItem(rotation, Optional.empty());
  }

  RotationItem until(Waiting approved) {
    return new RotationItem(rotation, Optional.of(approved));
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
