package io.portcullis.connectors.radius.das;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a NAS is given. Each wait is twice the one before (RFC 5080 section 2.2.1).
 *
 * @param first wait after the first sending
 * @param retries how often the same octets are sent again
 */
public record Retransmission(Duration first, int retries) {
  /** One wait after each sending, in order. */
  public List<Duration> waits() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i <= retries; i++) {
      waits.add(first.multipliedBy(1L << i));
    }
    return waits;
  }

  /** The longest time a call takes. */
  public Duration total() {
    return first.multipliedBy((1L << (retries + 1)) - 1);
  }
}
