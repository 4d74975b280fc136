package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chance that comes out the same for the same seed. */
final class Dice {
  /** The moment at which all invented subjects are judged. */
  static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");

  /** Bounds of built-in rules lie at such spans: half of all times are exactly at one. */
  private static final List<Duration> SPANS =
      Stream.of(
              "PT0S", "PT5M", "PT10M", "PT15M", "PT1H", "PT4H", "PT12H", "P1D", "P3D", "P7D",
              "P14D", "P30D")
          .map(Duration::parse)
          .toList();

  private static final int LONGEST_DAYS = 40;

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  boolean once(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** The plain value, and now and then any of all. */
  <T> T or(double trouble, T plain, T[] all) {
    return once(trouble) ? all[random.nextInt(all.length)] : plain;
  }

  @SafeVarargs
  final <T> Set<T> some(double share, T... values) {
    return Stream.of(values).filter(v -> once(share)).collect(Collectors.toSet());
  }

  Duration span() {
    return once(0.5)
        ? SPANS.get(random.nextInt(SPANS.size()))
        : Duration.ofSeconds(random.nextLong(LONGEST_DAYS * 86_400L));
  }

  Instant ago() {
    return NOW.minus(span());
  }

  <T> List<T> list(int size, Supplier<T> one) {
    return IntStream.range(0, size).mapToObj(i -> one.get()).toList();
  }
}
