package io.portcullis.connectors.api.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Nearest;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.SubjectKind;

/** Reading that forgives nothing: every name must be known, every value well formed. */
final class Strict {
  private Strict() {}

  /**
   * @throws BadRecord naming the first unknown field, and the known one that is nearest to it
   */
  static void fields(Doc doc, Collection<String> known) {
    for (Map.Entry<String, Doc> field : doc.fields().entrySet()) {
      if (!known.contains(field.getKey())) {
        throw unknown(field.getValue().path(), field.getKey(), known);
      }
    }
  }

  static BadRecord unknown(String path, String name, Collection<String> known) {
    return new BadRecord(path + ": unknown; did you mean \"" + Nearest.of(name, known) + "\"?");
  }

  static SubjectKind kind(Doc doc, String field) {
    return choice(doc, field, SubjectKind.class);
  }

  /** A value out of a closed list, in kebab case. */
  static <E extends Enum<E>> E choice(Doc doc, String field, Class<E> type) {
    String word = doc.need(field);
    for (E constant : type.getEnumConstants()) {
      if (kebab(constant).equals(word)) {
        return constant;
      }
    }
    Set<String> known = new TreeSet<>();
    for (E constant : type.getEnumConstants()) {
      known.add(kebab(constant));
    }
    throw unknown(doc.at(field).path(), word, known);
  }

  /**
   * A text for people; empty where there is none.
   *
   * @throws BadRecord when it is longer than is kept
   */
  static String text(Doc doc, String field) {
    return bounded(doc.at(field), doc.text(field));
  }

  /**
   * @throws BadRecord when it is no list, an entry is empty or too long, or there are too many
   */
  static List<String> texts(Doc doc, String field) {
    List<Doc> items = doc.list(field);
    if (items.size() > KeyDeclaration.MAX_ENTRIES) {
      throw new BadRecord(
          "%s: more than %d entries; write one that stands for several"
              .formatted(doc.at(field).path(), KeyDeclaration.MAX_ENTRIES));
    }
    return items.stream().map(Strict::entry).toList();
  }

  private static String entry(Doc item) {
    if (item.value().isEmpty()) {
      throw new BadRecord(item.path() + ": empty; write a text, or take it out");
    }
    return bounded(item, item.value());
  }

  private static String bounded(Doc place, String text) {
    if (text.length() > KeyDeclaration.MAX_TEXT) {
      throw new BadRecord(
          "%s: longer than %d characters; say it shorter"
              .formatted(place.path(), KeyDeclaration.MAX_TEXT));
    }
    return text;
  }

  /** Empty where nothing is said. */
  static Optional<Boolean> truth(Doc doc, String field) {
    return switch (doc.text(field).toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "true", "yes" -> Optional.of(true);
      case "false", "no" -> Optional.of(false);
      default -> throw new BadRecord(doc.at(field).path() + ": write yes or no");
    };
  }

  /** A day, which begins at midnight UTC, or a moment. */
  static Optional<Instant> day(Doc doc, String field) {
    String text = doc.text(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.of(moment(doc.at(field).path(), text));
    }
  }

  private static Instant moment(String path, String text) {
    try {
      return Times.read(path, text);
    } catch (BadRecord e) {
      throw new BadRecord(path + ": no day; write one such as 2026-03-31");
    }
  }

  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** "aliases": an object of type to one value, or to a list of values. */
  static List<Alias> aliases(Doc doc) {
    List<Alias> aliases = new ArrayList<>();
    for (Map.Entry<String, Doc> field : doc.object("aliases").fields().entrySet()) {
      AliasType type = type(field);
      Doc value = field.getValue();
      if (value.isArray()) {
        value.items().forEach(item -> aliases.add(alias(type, item)));
      } else {
        aliases.add(alias(type, value));
      }
    }
    return aliases;
  }

  private static AliasType type(Map.Entry<String, Doc> field) {
    Set<String> known = new TreeSet<>();
    for (AliasType type : AliasType.values()) {
      if (kebab(type).equals(field.getKey())) {
        return type;
      }
      known.add(kebab(type));
    }
    throw unknown(field.getValue().path(), field.getKey(), known);
  }

  /** A certificate's is written "issuer|serial". */
  private static Alias alias(AliasType type, Doc place) {
    String value = place.value();
    try {
      int bar = value.lastIndexOf('|');
      return type == AliasType.CERT_SERIAL && bar > 0
          ? Alias.certificate(value.substring(0, bar), value.substring(bar + 1))
          : new Alias(type, value);
    } catch (IllegalArgumentException e) {
      throw new BadRecord(place.path() + ": " + e.getMessage());
    }
  }
}
