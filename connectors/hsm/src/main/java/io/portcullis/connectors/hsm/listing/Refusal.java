package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A key service's no. Its message is for people and holds no secret. */
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_WORDS = 200;

  private final Kind kind;
  private final transient Optional<Duration> wait;

  /** What it means for the call that was made. */
  public enum Kind {
    /** The same call may be answered later. */
    LATER,
    /** The key is not there. */
    GONE,
    /** The hub may not ask that, or not of this key. */
    DENIED,
    /** Whatever else was said; it would be said again. */
    REFUSED
  }

  /**
   * @param wait how long the service asks to be left alone
   */
  public Refusal(Kind kind, String message, Optional<Duration> wait) {
    super(line(message));
    this.kind = kind;
    this.wait = wait;
  }

  public Refusal(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  public Kind kind() {
    return kind;
  }

  Optional<Duration> pause() {
    return wait == null ? Optional.empty() : wait;
  }

  /** What others wrote, as one line of a bounded length. */
  static String line(String text) {
    String line = Optional.ofNullable(text).orElse("").replaceAll("\\p{Cntrl}+", " ").strip();
    return line.substring(0, Math.min(line.length(), MAX_WORDS));
  }
}
