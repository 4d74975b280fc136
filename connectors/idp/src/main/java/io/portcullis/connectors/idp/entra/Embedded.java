package io.portcullis.connectors.idp.entra;

import java.io.IOException;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;

/** Places that hold an object or a list, or the same as JSON text, as Log Analytics exports it. */
final class Embedded {
  private Embedded() {}

  /**
   * @throws BadRecord when the text there begins as JSON and is none
   */
  static Doc at(Doc doc, String name) {
    Doc place = doc.at(name);
    String text = place.value();
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return place;
    }
    try {
      return Doc.of(Json.VENDOR.readTree(text));
    } catch (IOException e) {
      throw new BadRecord(place.path() + ": malformed JSON in the text");
    }
  }

  /**
   * @throws BadRecord when neither an object nor nothing stands there
   */
  static Doc object(Doc doc, String name) {
    Doc place = at(doc, name);
    return place.isObject() ? place : blank(doc, name) ? Doc.none() : doc.object(name);
  }

  /**
   * @throws BadRecord when neither an array nor nothing stands there
   */
  static List<Doc> list(Doc doc, String name) {
    Doc place = at(doc, name);
    return place.isArray() ? place.items() : blank(doc, name) ? List.of() : doc.list(name);
  }

  /** The value of a key in a list of keys and values, such as {@code additionalDetails}. */
  static String detail(List<Doc> details, String key) {
    return details.stream()
        .filter(Doc::isObject)
        .filter(pair -> pair.at("key").value().equalsIgnoreCase(key))
        .map(pair -> pair.at("value").value())
        .findFirst()
        .orElse("");
  }

  private static boolean blank(Doc doc, String name) {
    Doc place = doc.at(name);
    return !place.isObject() && !place.isArray() && place.value().isEmpty();
  }
}
