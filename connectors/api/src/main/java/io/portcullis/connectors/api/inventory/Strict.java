package io.portcullis.connectors.api.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Nearest;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
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
