package io.portcullis.routes.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.portcullis.model.PointKind;

/**
 * Every topic of the hub with its bounds: how it is cleaned, how long it is kept, the largest
 * message. The one table that set-up, {@code doctor} and the stages read.
 */
public enum Topic {
  /** Parsed records exactly as accepted. Flushed per write: the sender was told it is safe. */
  INTAKE(Cleanup.DELETE, Duration.ofDays(14), 2),
  /** The log: all that replay reads. */
  SIGNALS(Cleanup.DELETE, Duration.ofDays(400), 2),
  SUBJECTS(Cleanup.COMPACT, Duration.ofDays(7), 4),
  /** The last steps of each subject, for {@code explain}. */
  TRAIL(Cleanup.COMPACT, Duration.ofDays(7), 4),
  /** One partition: the guard is one ordered processor. */
  PROPOSALS(Cleanup.DELETE, Duration.ofDays(14), 1),
  ACTIONS_CA(Cleanup.DELETE, Duration.ofDays(14), 1),
  ACTIONS_HSM(Cleanup.DELETE, Duration.ofDays(14), 1),
  ACTIONS_RADIUS(Cleanup.DELETE, Duration.ofDays(14), 1),
  ACTIONS_NOTIFY(Cleanup.DELETE, Duration.ofDays(14), 1),
  /** What other parties are told, by streams. */
  ANNOUNCEMENTS(Cleanup.DELETE, Duration.ofDays(14), 1),
  VERDICTS(Cleanup.COMPACT, Duration.ofDays(7), 1),
  /** What waits for people, and whether anything may go out: read by every hub. */
  CONTROL(Cleanup.COMPACT, Duration.ofDays(7), 1),
  /** What was brought into the inventory of certificates: read by every hub. */
  INVENTORY(Cleanup.COMPACT, Duration.ofDays(7), 1),
  /** Rotations, exercises and what else people keep: read by every hub. */
  CALENDAR(Cleanup.COMPACT, Duration.ofDays(7), 1),
  /** What people have to know, and what became of it: read by every hub. */
  ALERTS(Cleanup.COMPACT, Duration.ofDays(7), 1),
  /** What people were told by the calendar, so that nothing is told twice. */
  REMINDERS(Cleanup.COMPACT, Duration.ofDays(7), 1),
  POLICIES(Cleanup.COMPACT, Duration.ofDays(7), 4),
  RECORDS(Cleanup.DELETE, Duration.ofDays(14), 2),
  /** Outlives a long outage of Elasticsearch. Larger than records: seal and salt come on top. */
  SEALED(Cleanup.DELETE, Duration.ofDays(60), 3),
  /** How far the chains had come, signed: one partition, kept for ever. */
  CHECKPOINTS(Cleanup.DELETE, Duration.ofMillis(-1), 3),
  /** Who outside saw which checkpoint: one partition, kept for ever. */
  WITNESSES(Cleanup.DELETE, Duration.ofMillis(-1), 1),
  DUTIES(Cleanup.COMPACT, Duration.ofDays(7), 1),
  DEAD_LETTERS(Cleanup.DELETE, Duration.ofDays(60), 4);

  /** Of every topic that is not {@link #single}, unless configured. */
  public static final int DEFAULT_PARTITIONS = 4;

  private final Cleanup cleanup;
  private final Duration kept;
  private final int maxMebibytes;

  Topic(Cleanup cleanup, Duration kept, int maxMebibytes) {
    this.cleanup = cleanup;
    this.kept = kept;
    this.maxMebibytes = maxMebibytes;
  }

  enum Cleanup {
    DELETE,
    /** The last value of each key stays; what is kept for a time are the deletions. */
    COMPACT
  }

  /** The topic of admitted actions for one kind of enforcement point. */
  public static Topic actions(PointKind kind) {
    return switch (kind) {
      case CA -> ACTIONS_CA;
      case HSM -> ACTIONS_HSM;
      case RADIUS -> ACTIONS_RADIUS;
      case NOTIFY -> ACTIONS_NOTIFY;
    };
  }

  /** True where all of it has to stay in one order. */
  boolean single() {
    return this == PROPOSALS || this == CHECKPOINTS || this == WITNESSES;
  }

  /** True where a partition is a chain of its own, and no order between them has to be kept. */
  boolean mayGrow() {
    return this == RECORDS || this == SEALED;
  }

  /** Without a prefix, e.g. "dead-letters". */
  public String plainName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The largest message, in bytes. */
  public int maxBytes() {
    return maxMebibytes << 20;
  }

  String cleanupPolicy() {
    return cleanup.name().toLowerCase(Locale.ROOT);
  }

  Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("cleanup.policy", cleanupPolicy());
    config.put("max.message.bytes", Integer.toString(maxBytes()));
    String age = cleanup == Cleanup.DELETE ? "retention.ms" : "delete.retention.ms";
    config.put(age, Long.toString(kept.toMillis()));
    if (this == INTAKE) {
      config.put("flush.messages", "1");
    }
    return config;
  }
}
