package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who outside sees checkpoints.
 *
 * @param every at most once in that time each of them is asked
 * @param timeStamps authorities of RFC 3161
 * @param syslog log servers
 */
public record WitnessSettings(
    @Default("1m") Duration every,
    List<TimeStampSettings> timeStamps,
    List<ChannelSettings.To.Syslog> syslog) {
  private static final int MOST = 5;

  /**
   * A time-stamping authority.
   *
   * @param trust authorities of its signer's certificate, PEM
   * @param timeout of one call
   * @param tls of an https address
   */
  public record TimeStampSettings(
      URI url, Path trust, @Default("10s") Duration timeout, Optional<TlsSettings> tls) {
    public TimeStampSettings {
      new Checks()
          .webAddress(url, "url")
          .between(timeout, Duration.ofMillis(100), Duration.ofMinutes(1), "timeout")
          .end();
    }
  }

  public WitnessSettings {
    new Checks()
        .between(every, Duration.ofSeconds(1), Duration.ofDays(1), "every")
        .that(timeStamps.size() <= MOST, "time-stamps", "must be at most " + MOST)
        .that(syslog.size() <= MOST, "syslog", "must be at most " + MOST)
        .end();
  }

  public boolean none() {
    return timeStamps.isEmpty() && syslog.isEmpty();
  }
}
