package io.portcullis.connectors.ca.custom;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Serials;

/**
 * The closed list of what a template may hold. All but {@link #ISSUER} consist of letters, digits,
 * colons and inner hyphens, so they mean nothing to a shell, an option parser, a header or a path.
 */
enum Placeholder {
  /** Lower-case hex without leading zeros. */
  SERIAL("serial", Needs.CERTIFICATE, v -> v.serial()),
  /** Lower-case hex, an even number of digits. */
  SERIAL_EVEN("serial.even", Needs.CERTIFICATE, v -> Serials.octets(v.serial())),
  /** Upper-case hex, an even number of digits: OpenSSL's and Microsoft's form. */
  SERIAL_UPPER(
      "serial.upper",
      Needs.CERTIFICATE,
      v -> Serials.octets(v.serial()).toUpperCase(java.util.Locale.ROOT)),
  SERIAL_DECIMAL("serial.decimal", Needs.CERTIFICATE, v -> Serials.parse(v.serial()).toString()),
  SERIAL_COLONS("serial.colons", Needs.CERTIFICATE, v -> Serials.colons(v.serial())),
  /** The issuer's name as its own certificate has it, RFC 2253. */
  ISSUER("issuer", Needs.CERTIFICATE, v -> v.issuer()),
  /** RFC 5280 section 5.3.1, e.g. keyCompromise. */
  REASON("reason", Needs.REASON, v -> ReasonName.of(v.reason())),
  REASON_CODE("reason.code", Needs.REASON, v -> Integer.toString(v.reason().code())),
  /** Id of the action: the same for each repetition. */
  ACTION("action", Needs.ACTION, v -> v.action()),
  /** Counts what this certificate was asked for. */
  GENERATION("generation", Needs.ACTION, v -> Integer.toString(v.generation()));

  /** What must be at hand to fill it. */
  enum Needs {
    CERTIFICATE,
    REASON,
    ACTION
  }

  private final String word;
  private final Needs needs;
  private final Function<Values, String> value;

  Placeholder(String word, Needs needs, Function<Values, String> value) {
    this.word = word;
    this.needs = needs;
    this.value = value;
  }

  Needs needs() {
    return needs;
  }

  String in(Values values) {
    return value.apply(values);
  }

  /** Whether it may hold any character: the others are of a strict form. */
  boolean free() {
    return this == ISSUER;
  }

  /** A number of JSON, when it is wanted as one. */
  boolean number() {
    return this == SERIAL_DECIMAL || this == REASON_CODE || this == GENERATION;
  }

  static Optional<Placeholder> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
  }

  /** For error messages. */
  static String known() {
    return Arrays.stream(values()).map(Object::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "{" + word + "}";
  }
}
