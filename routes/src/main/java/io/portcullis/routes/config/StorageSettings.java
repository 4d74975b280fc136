package io.portcullis.routes.config;

import java.time.Duration;
import java.util.Map;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.Topic;

/**
 * How long things are kept.
 *
 * @param signals the log that replay reads, and the records of what came in
 * @param raw what sources with {@code raw: text} said, in their own words
 * @param deadLetters what could not be read
 */
public record StorageSettings(
    @Default("400d") Duration signals,
    @Default("400d") Duration decisions,
    @Default("730d") Duration actions,
    @Default("730d") Duration audit,
    @Default("30d") Duration raw,
    @Default("60d") Duration deadLetters) {
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

  /** In Kafka. All other topics keep what {@link Topic} says. */
  public Map<Topic, Duration> topics() {
    return Map.of(Topic.SIGNALS, signals, Topic.DEAD_LETTERS, deadLetters);
  }

  /** In Elasticsearch. */
  public Map<Dataset, Duration> datasets() {
    return Map.of(
        Dataset.SIGNALS, signals,
        Dataset.DECISIONS, decisions,
        Dataset.ACTIONS, actions,
        Dataset.AUDIT, audit,
        Dataset.RAW, raw);
  }
}
