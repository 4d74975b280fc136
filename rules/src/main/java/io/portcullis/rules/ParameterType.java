package io.portcullis.rules;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.portcullis.model.Severity;

/**
 * What kind of value a threshold is.
 *
 * @param name as rule.yaml spells it
 * @param example how a value is written
 */
public record ParameterType<T extends Comparable<T>>(
    String name, Class<T> javaType, String example, Function<String, T> reader) {
  /** ISO 8601 duration, days of 24 hours at most: PT4H, P7D. */
  public static final ParameterType<Duration> DURATION =
      new ParameterType<>("duration", Duration.class, "PT4H", Duration::parse);

  /** A part of a whole. */
  public static final ParameterType<Double> SHARE =
      new ParameterType<>("share", Double.class, "0.667", Double::valueOf);

  public static final ParameterType<Long> COUNT =
      new ParameterType<>("count", Long.class, "100", Long::valueOf);

  public static final ParameterType<Severity> SEVERITY =
      new ParameterType<>(
          "severity",
          Severity.class,
          "high",
          text -> Severity.valueOf(text.toUpperCase(Locale.ROOT)));

  public static final List<ParameterType<?>> ALL = List.of(DURATION, SHARE, COUNT, SEVERITY);

  public static Optional<ParameterType<?>> named(String name) {
    return ALL.stream().filter(t -> t.name.equals(name)).findFirst();
  }

  /**
   * @throws IllegalArgumentException when the text is no such value, with how one is written
   */
  public T parse(String text) {
    try {
      return reader.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no " + name + "; write it like " + example, e);
    }
  }

  /** The value as {@link #parse} reads it. */
  public static String print(Comparable<?> value) {
    return value instanceof Severity severity
        ? severity.name().toLowerCase(Locale.ROOT)
        : value.toString();
  }
}
