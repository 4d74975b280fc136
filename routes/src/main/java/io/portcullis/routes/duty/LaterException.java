package io.portcullis.routes.duty;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A step could not be done, and is tried again. */
public final class LaterException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Optional<Duration> wait;

  /** Tried again after a wait that grows with each failure in a row. */
  public LaterException(String why) {
    this(why, Optional.empty());
  }

  /**
   * @param wait as the other side asked for it, where it did
   */
  public LaterException(String why, Optional<Duration> wait) {
    super(why);
    this.wait = wait;
  }

  Optional<Duration> told() {
    return wait == null ? Optional.empty() : wait;
  }
}
