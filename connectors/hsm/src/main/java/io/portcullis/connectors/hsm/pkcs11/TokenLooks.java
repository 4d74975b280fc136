package io.portcullis.connectors.hsm.pkcs11;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.portcullis.connectors.hsm.care.TokenSeen;
import io.portcullis.connectors.hsm.pkcs11.worker.LookRow;

/** What the child saw, in the words of the care of HSMs. */
final class TokenLooks {
  private TokenLooks() {}

  static TokenSeen seen(LookRow row, String sha256, Duration took, int waiting) {
    return new TokenSeen(
        row.manufacturer(),
        row.model(),
        row.serial(),
        row.firmware(),
        row.library(),
        sha256,
        Optional.of(row.clockMillis()).filter(m -> m > 0).map(Instant::ofEpochMilli),
        Optional.of(row.randomMicros())
            .filter(m -> m >= 0)
            .map(m -> Duration.of(m, ChronoUnit.MICROS)),
        took,
        waiting);
  }
}
