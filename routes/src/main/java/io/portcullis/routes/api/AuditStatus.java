package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the trail is signed and witnessed.
 *
 * @param last empty before the first checkpoint
 * @param witnesses of each kind what it saw last
 * @param witnessed whether any witness is configured
 * @param exposedSeconds age of the newest checkpoint that was witnessed: what came later could be
 *     made anew by whoever has Kafka and the key; empty when none was witnessed
 */
public record AuditStatus(
    Optional<CheckpointView> last,
    List<Seen> witnesses,
    boolean witnessed,
    Optional<Long> exposedSeconds) {

  /**
   * @param by rfc3161, syslog or file
   * @param number of the checkpoint
   */
  public record Seen(String by, long number, Instant at) {}
}
