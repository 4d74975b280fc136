package io.portcullis.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.LongFunction;

import io.portcullis.model.Severity;

/**
 * The values that a threshold may take, counted from the one it has: whole seconds, whole numbers,
 * thousandths, severities. The bounds themselves are the last steps.
 *
 * @param down how many there are below the value
 * @param up how many there are above it
 * @param at the value so many steps above (below: negative), as rule.yaml spells it
 */
record Steps(long down, long up, LongFunction<String> at) {
  /** More are not counted; a search in quarters gets there all the same. */
  static final long MOST = Long.MAX_VALUE / 4;

  private static final int DIGITS = 3;

  static Steps of(Parameter<?> parameter) {
    Object now = parameter.value();
    Object min = parameter.min();
    Object max = parameter.max();
    return switch (now) {
      case Duration value -> seconds(value, (Duration) min, (Duration) max);
      case Long value -> counts(value, (Long) min, (Long) max);
      case Double value -> shares(value, (Double) min, (Double) max);
      case Severity value -> severities(value, (Severity) min, (Severity) max);
      default -> throw new IllegalStateException("no steps for " + parameter.type().name());
    };
  }

  private static Steps seconds(Duration value, Duration min, Duration max) {
    return bounded(
        up(value.minus(min)),
        up(max.minus(value)),
        steps -> ParameterType.print(value.plusSeconds(steps)),
        ParameterType.print(min),
        ParameterType.print(max));
  }

  private static long up(Duration duration) {
    return duration.toSeconds() + (duration.getNano() > 0 ? 1 : 0);
  }

  private static Steps counts(long value, long min, long max) {
    return bounded(
        apart(min, value),
        apart(value, max),
        steps -> ParameterType.print(value + steps),
        ParameterType.print(min),
        ParameterType.print(max));
  }

  private static long apart(long low, long high) {
    long difference = high - low;
    return difference < 0 ? MOST : Math.min(MOST, difference);
  }

  private static Steps shares(double value, double min, double max) {
    return bounded(
        thousandths(value - min),
        thousandths(max - value),
        steps -> BigDecimal.valueOf(value).add(BigDecimal.valueOf(steps, DIGITS)).toPlainString(),
        ParameterType.print(min),
        ParameterType.print(max));
  }

  private static long thousandths(double difference) {
    return BigDecimal.valueOf(difference)
        .setScale(DIGITS + DIGITS, RoundingMode.HALF_UP)
        .movePointRight(DIGITS)
        .setScale(0, RoundingMode.CEILING)
        .longValue();
  }

  private static Steps severities(Severity value, Severity min, Severity max) {
    return bounded(
        value.ordinal() - min.ordinal(),
        max.ordinal() - value.ordinal(),
        steps -> ParameterType.print(Severity.values()[(int) (value.ordinal() + steps)]),
        ParameterType.print(min),
        ParameterType.print(max));
  }

  /** The last step may be a short one: it ends at the bound. */
  private static Steps bounded(
      long down, long up, LongFunction<String> at, String min, String max) {
    return new Steps(
        down,
        up,
        steps ->
            steps == 0 ? at.apply(0) : steps <= -down ? min : steps >= up ? max : at.apply(steps));
  }
}
