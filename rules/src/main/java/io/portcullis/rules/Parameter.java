package io.portcullis.rules;

/**
 * A threshold of a rule, with the bounds within which it may be changed.
 *
 * @throws IllegalArgumentException when the value is out of bounds, or the bounds are the wrong way
 *     round
 */
public record Parameter<T extends Comparable<T>>(
    ParameterType<T> type, T value, T min, T max, String description) {

  public Parameter {
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException("min " + print(min) + " is above max " + print(max));
    }
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "%s is out of bounds; write a value from %s to %s"
              .formatted(print(value), print(min), print(max)));
    }
  }

  /**
   * @throws IllegalArgumentException when a text is no value of that type or out of bounds
   */
  public static <T extends Comparable<T>> Parameter<T> of(
      ParameterType<T> type, String value, String min, String max, String description) {
    return new Parameter<>(
        type, type.parse(value), type.parse(min), type.parse(max), description.strip());
  }

  /** The same threshold, set to another value. */
  public Parameter<T> with(String text) {
    return new Parameter<>(type, type.parse(text), min, max, description);
  }

  public String text() {
    return print(value);
  }

  private static String print(Comparable<?> value) {
    return ParameterType.print(value);
  }
}
