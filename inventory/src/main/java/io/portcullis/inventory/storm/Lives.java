package io.portcullis.inventory.storm;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.model.PublicTls;

/**
 * How long publicly trusted TLS certificates are assumed to live (CA/Browser Forum Baseline
 * Requirements 6.3.2, as ballot SC-081v3 has it). All others live as long as they do now.
 */
public enum Lives {
  UNCHANGED("as now"),
  /** What the ballot allows on the day of the renewal. */
  BY_DATE("by date"),
  DAYS_200("200 days"),
  DAYS_100("100 days"),
  DAYS_47("47 days");

  private final String words;

  Lives(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** The life of the next certificate, when this one lived so long. */
  Duration next(Duration life, boolean publicTls, Instant renewed) {
    Duration longest =
        switch (this) {
          case UNCHANGED -> life;
          case BY_DATE -> PublicTls.longest(renewed);
          case DAYS_200 -> Duration.ofDays(200);
          case DAYS_100 -> Duration.ofDays(100);
          case DAYS_47 -> Duration.ofDays(47);
        };
    return publicTls && longest.compareTo(life) < 0 ? longest : life;
  }
}
