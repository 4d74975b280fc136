package io.portcullis.replay.world;

import java.time.Duration;
import java.util.Optional;

import io.portcullis.model.PointKind;
import io.portcullis.model.guard.Limits;

/**
 * What is played, because history does not tell it.
 *
 * @param limits of the guard, which is the hub's own code
 * @param answer how long an enforcement point takes for one call; it always obeys
 * @param people after how long as many people as are asked agree; empty when nobody answers
 */
public record Assumptions(Limits limits, Duration answer, Optional<Duration> people) {

  /** Calls that one kind of enforcement point takes at once, as the hub's gates have it. */
  static int lanes(PointKind kind) {
    return switch (kind) {
      case CA -> 16;
      case HSM -> 4;
      case RADIUS, NOTIFY -> 64;
    };
  }
}
