package io.portcullis.connectors.notify;

import java.time.Duration;
import java.util.Optional;

/**
 * What a channel answered.
 *
 * @param detail in the other side's words, no secrets
 * @param after how long the other side asks to be left alone, if it does
 */
public record Delivery(Result result, String detail, Optional<Duration> after) {
  /** How it went. */
  public enum Result {
    TAKEN,
    /** It says no, and will say no again. */
    REFUSED,
    /** No answer, or not now: to be tried again. */
    SILENT
  }

  public static Delivery taken(String detail) {
    return new Delivery(Result.TAKEN, detail, Optional.empty());
  }

  public static Delivery refused(String detail) {
    return new Delivery(Result.REFUSED, detail, Optional.empty());
  }

  public static Delivery silent(String detail) {
    return new Delivery(Result.SILENT, detail, Optional.empty());
  }

  public boolean wasTaken() {
    return result == Result.TAKEN;
  }
}
