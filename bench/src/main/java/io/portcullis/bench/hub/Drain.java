package io.portcullis.bench.hub;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.TopicPartition;

import io.portcullis.bench.BenchException;

/** Waits until a topology has read everything there is, by the offsets it commits. */
final class Drain {
  static final List<String> DECIDING = List.of("intake", "signals", "proposals");
  static final List<String> ALL = List.of("intake", "signals", "proposals", "records");

  private static final long LOOK_MILLIS = 50;

  /** The end of a partition can be a marker, and what nobody reads is not committed. */
  private static final long MARKERS = 2;

  private final Broker broker;
  private final String group;
  private final Child child;

  Drain(Broker broker, String group, Child child) {
    this.broker = broker;
    this.group = group;
    this.child = child;
  }

  /**
   * @return when nothing was left, by {@link System#nanoTime}
   */
  long await(List<String> topics) throws InterruptedException {
    long end = System.nanoTime() + Size.PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      child.requireAlive();
      long now = System.nanoTime();
      if (drained(topics)) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new BenchException(
        group + " did not read all of " + topics + " within " + Size.PATIENCE.toMinutes() + " min");
  }

  /** Processor time that the topology's process has used so far. */
  Duration cpu() {
    return child.cpu();
  }

  private boolean drained(List<String> topics) throws InterruptedException {
    Map<TopicPartition, Long> ends = broker.ends(topics);
    Map<TopicPartition, Long> read = broker.committed(group);
    return ends.entrySet().stream()
        .allMatch(e -> e.getValue() - read.getOrDefault(e.getKey(), 0L) <= MARKERS);
  }
}
