package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key is not what it was declared to be, by the word of the token that holds it.
 *
 * @param source who read the token, {@code by}: who declared
 * @param about "exportable", "algorithm", "size" or "where"
 * @param since when both had said so
 */
public record KeyDifference(
    String source,
    String by,
    String about,
    String declared,
    String told,
    Instant since,
    boolean weak)
    implements Fact {

  /** All between what is declared and what tokens tell; what one of them does not say is none. */
  static List<KeyDifference> of(Declared declared, List<KeyReading> readings) {
    if (declared.keys().isEmpty() || readings.isEmpty()) {
      return List.of();
    }
    List<KeyDifference> all = new ArrayList<>();
    for (DeclaredKey key : declared.keys()) {
      for (KeyReading reading : readings) {
        exportable(key, reading).ifPresent(all::add);
        algorithm(key, reading).ifPresent(all::add);
        size(key, reading).ifPresent(all::add);
        home(key, reading).ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private static Optional<KeyDifference> exportable(DeclaredKey key, KeyReading reading) {
    KeyAttributes attributes = reading.attributes();
    boolean may = !attributes.against().isEmpty();
    boolean told = may || attributes.nonExportable();
    return key.declaration()
        .exportable()
        .filter(declared -> told && declared != may)
        .map(
            declared ->
                between(
                    key,
                    reading,
                    "exportable",
                    declared ? "yes" : "no",
                    may ? String.join(", ", attributes.against()) : "proved non-exportable"));
  }

  private static Optional<KeyDifference> algorithm(DeclaredKey key, KeyReading reading) {
    String declared = algorithm(key.declaration().algorithm());
    String told = algorithm(reading.attributes().type());
    return different(key, reading, "algorithm", declared, told);
  }

  private static Optional<KeyDifference> size(DeclaredKey key, KeyReading reading) {
    String declared = size(key.declaration().size());
    String told = size(reading.attributes().size());
    return different(key, reading, "size", declared, told);
  }

  private static Optional<KeyDifference> home(DeclaredKey key, KeyReading reading) {
    KeyHome home = key.declaration().home();
    return elsewhere(reading) || home.fits(reading.token())
        ? Optional.empty()
        : Optional.of(between(key, reading, "where", home.describe(), reading.token().describe()));
  }

  /** A service that calls another place does not say what that is. */
  private static boolean elsewhere(KeyReading reading) {
    return reading.listed().filter(l -> l.origin() == KeyListed.Origin.ELSEWHERE).isPresent();
  }

  private static Optional<KeyDifference> different(
      DeclaredKey key, KeyReading reading, String about, String declared, String told) {
    boolean both = !declared.isEmpty() && !told.isEmpty();
    return both && !declared.equals(told)
        ? Optional.of(between(key, reading, about, declared, told))
        : Optional.empty();
  }

  private static KeyDifference between(
      DeclaredKey key, KeyReading reading, String about, String declared, String told) {
    boolean first = key.since().isBefore(reading.since());
    return new KeyDifference(
        reading.source(),
        key.source(),
        about,
        declared,
        told,
        first ? reading.since() : key.since(),
        key.weak() || reading.weak());
  }

  /** "ecdsa" and "EC" are one, as are other names that people write. */
  private static String algorithm(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "ECDSA", "ECC", "ECDH" -> "EC";
      case "EDDSA", "ED25519", "EC_EDWARDS" -> "EC_EDWARDS";
      default -> upper;
    };
  }

  /**
   * One name for each of the curves of RFC 5480 section 2.1.1.1 that are in use. A curve that a
   * token spells in DER can not be compared with a name.
   */
  private static String size(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace(" ", "");
    return switch (lower) {
      case "256", "p256", "p-256", "secp256r1", "prime256v1", "nistp256" -> "P-256";
      case "384", "p384", "p-384", "secp384r1", "nistp384" -> "P-384";
      case "521", "p521", "p-521", "secp521r1", "nistp521" -> "P-521";
      default -> lower.startsWith("curve") || lower.startsWith("acurve") ? "" : lower;
    };
  }

  @Override
  public String describe() {
    return "%s: declared %s by %s, %s by the token's word (%s)"
        .formatted(about, declared, by, told, source);
  }
}
