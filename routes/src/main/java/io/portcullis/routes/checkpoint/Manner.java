package io.portcullis.routes.checkpoint;

import java.time.Duration;
import java.util.Map;

/**
 * How often checkpoints are made.
 *
 * @param every after so long, when there is something new
 * @param records after so many, however fast they come
 * @param idle after so long, when there is nothing new
 * @param retention by kind of record, as ECS names it, e.g. "portcullis.raw"
 */
public record Manner(Duration every, long records, Duration idle, Map<String, Duration> retention) {
  public static final Duration IDLE = Duration.ofHours(1);
}
