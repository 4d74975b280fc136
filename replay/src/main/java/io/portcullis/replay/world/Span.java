package io.portcullis.replay.world;

import java.time.Instant;
import java.util.Optional;

/**
 * The time that is told of.
 *
 * @param from what was before counts for the state of subjects, and is not told
 * @param to nothing received after it is read
 */
public record Span(Optional<Instant> from, Optional<Instant> to) {
  public static final Span ALL = new Span(Optional.empty(), Optional.empty());

  public boolean over(Instant at) {
    return to.filter(at::isAfter).isPresent();
  }

  boolean tells(Instant at) {
    return from.filter(at::isBefore).isEmpty();
  }

  boolean tells(Episode episode) {
    return episode.until().map(this::tells).orElse(true);
  }
}
