package io.portcullis.connectors.hsm.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.DurationText;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDeclaration.KeyRotation;
import io.portcullis.model.KeyListed;
import io.portcullis.model.KeyListed.Origin;
import io.portcullis.model.KeyListed.Status;

/** One row out of JSON. What is missing is not known; what stands there has to be of its form. */
record RowReading(Doc row) {
  private static final int MAX_ID = 512;
  private static final int MAX_TEXT = 256;
  private static final Set<String> USAGES =
      Set.of("SIGN", "SIGN_RECOVER", "DECRYPT", "UNWRAP", "DERIVE");

  KeyRow read() {
    String id = bounded("id", row.need("id"), MAX_ID);
    String label = text("label");
    if (row.has("not-known")) {
      return new KeyRow.NotKnown(id, label, text("not-known"));
    }
    if (row.has("vanished")) {
      Doc vanished = row.object("vanished");
      Instant last = Times.read(vanished.at("last").path(), vanished.need("last"));
      return new KeyRow.Vanished(id, label, last, truth(vanished, "scheduled").orElse(false));
    }
    return new KeyRow.Described(
        id,
        label,
        truth(row, "hardware").orElse(false),
        material(),
        listed(),
        truth(row, "back").orElse(false));
  }

  private Material material() {
    Set<String> usages =
        row.list("usages").stream()
            .map(u -> one(u.path(), u.value(), USAGES))
            .collect(Collectors.toUnmodifiableSet());
    return new Material(text("algorithm"), text("size"), truth(row, "exportable"), usages);
  }

  private KeyListed listed() {
    List<String> notes =
        row.list("notes").stream().map(n -> bounded(n.path(), n.value(), MAX_TEXT)).toList();
    if (notes.size() > KeyListed.MOST_NOTES) {
      throw new BadRecord(row.at("notes").path() + ": more than " + KeyListed.MOST_NOTES);
    }
    return new KeyListed(
        word("status", Status.class, Status.UNKNOWN),
        time(row, "deletion"),
        word("origin", Origin.class, Origin.UNKNOWN),
        number("versions"),
        number("usable"),
        rotation(row.object("rotation")),
        notes);
  }

  private static KeyRotation rotation(Doc rotation) {
    return new KeyRotation(span(rotation, "every"), time(rotation, "last"), time(rotation, "next"));
  }

  /** A word that is neither would else be taken for a no. */
  private static Optional<Boolean> truth(Doc doc, String field) {
    return switch (doc.text(field)) {
      case "" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw new BadRecord(doc.at(field).path() + ": must be true or false");
    };
  }

  private static Optional<Duration> span(Doc doc, String field) {
    String text = doc.text(field);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(DurationText.parse(text));
    } catch (IllegalArgumentException e) {
      throw new BadRecord(doc.at(field).path() + ": " + e.getMessage());
    }
  }

  private static Optional<Instant> time(Doc doc, String field) {
    String text = doc.text(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(Times.read(doc.at(field).path(), text));
  }

  private long number(String field) {
    String text = row.text(field);
    if (!text.matches("\\d{0,9}")) {
      throw new BadRecord(row.at(field).path() + ": expected a whole number");
    }
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private <T extends Enum<T>> T word(String field, Class<T> type, T missing) {
    String text = row.text(field);
    if (text.isEmpty()) {
      return missing;
    }
    Set<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(KeyDeclaration::word)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    String word = one(row.at(field).path(), text, words);
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String one(String path, String text, Set<String> words) {
    if (!words.contains(text)) {
      throw new BadRecord(
          path + ": must be one of " + String.join(", ", new java.util.TreeSet<>(words)));
    }
    return text;
  }

  private String text(String field) {
    return bounded(field, row.text(field), MAX_TEXT);
  }

  private static String bounded(String path, String text, int most) {
    if (text.length() > most) {
      throw new BadRecord(path + ": longer than " + most + " characters");
    }
    return text;
  }
}
