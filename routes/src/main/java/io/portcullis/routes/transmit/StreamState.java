package io.portcullis.routes.transmit;

import java.time.Instant;
import java.util.Optional;

/**
 * How a stream is, on the hub that works it.
 *
 * @param here false where another hub works it, or none yet
 * @param behind announcements that are decided and not told yet
 * @param failures in a row
 * @param since of the first of them
 * @param problem what the last one was, for people
 */
public record StreamState(
    boolean here, long behind, int failures, Optional<Instant> since, String problem) {
  static final StreamState ELSEWHERE = new StreamState(false, 0, 0, Optional.empty(), "");
  static final StreamState WELL = new StreamState(true, 0, 0, Optional.empty(), "");

  StreamState failed(String why, long waiting, Instant now) {
    return new StreamState(true, waiting, failures + 1, since.or(() -> Optional.of(now)), why);
  }

  public boolean good() {
    return failures == 0;
  }

  /** One line. */
  public String detail() {
    if (!here) {
      return "not worked by this hub";
    }
    return good()
        ? "up to date"
        : "%d behind, failing since %s: %s"
            .formatted(behind, since.map(Instant::toString).orElse(""), problem);
  }
}
