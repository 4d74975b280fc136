package io.portcullis.routes.config;

import java.time.Duration;

/**
 * How long things are kept.
 *
 * @param signals the log that replay reads
 * @param raw what vendors sent, word for word: shorter, because it holds personal data
 */
public record StorageSettings(
    @Default("90d") Duration signals,
    @Default("400d") Duration decisions,
    @Default("400d") Duration actions,
    @Default("400d") Duration audit,
    @Default("30d") Duration raw,
    @Default("30d") Duration deadLetters) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  public StorageSettings {
    new Checks()
        .between(signals, DAY, LONGEST, "signals")
        .between(decisions, DAY, LONGEST, "decisions")
        .between(actions, DAY, LONGEST, "actions")
        .between(audit, DAY, LONGEST, "audit")
        .between(raw, DAY, LONGEST, "raw")
        .between(deadLetters, DAY, LONGEST, "dead-letters")
        .end();
  }
}
