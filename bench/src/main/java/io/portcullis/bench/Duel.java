package io.portcullis.bench;

import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Runs two pieces of work in turns, so that a machine that is slow for a moment is slow for both.
 *
 * @param warmUp of each before anything counts
 * @param turn of each
 * @param turns of each; the median counts
 */
public record Duel(Duration warmUp, Duration turn, int turns) {
  public static final Duel FULL = new Duel(Duration.ofSeconds(4), Duration.ofMillis(300), 5);
  public static final Duel QUICK = new Duel(Duration.ofMillis(20), Duration.ofMillis(10), 1);

  /** Times a second. */
  public record Rates(double first, double second) {}

  public Rates fight(Runnable first, Runnable second) {
    rate(first, warmUp);
    rate(second, warmUp);
    double[] one = new double[turns];
    double[] other = new double[turns];
    for (int i = 0; i < turns; i++) {
      one[i] = rate(first, turn);
      other[i] = rate(second, turn);
    }
    return new Rates(median(one), median(other));
  }

  private static double rate(Runnable work, Duration span) {
    long begin = System.nanoTime();
    long end = begin + span.toNanos();
    long count = 0;
    long now = begin;
    while (now < end) {
      work.run();
      count++;
      now = System.nanoTime();
    }
    return count * 1e9 / (now - begin);
  }

  private static double median(double[] values) {
    return DoubleStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }
}
