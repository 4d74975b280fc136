package io.portcullis.model.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is known, and the evidence for it.
 *
 * @param source who says so; empty for what the hub concludes, or keeps no source of
 * @param at when it was last said
 */
public record Told(String text, String source, Optional<Instant> at) {
  static Told by(String source, Instant at, String text) {
    return new Told(text, source, Optional.of(at));
  }

  /** Of the hub's own, out of what is told elsewhere on the card. */
  static Told concluded(String text) {
    return new Told(text, "", Optional.empty());
  }
}
