package io.portcullis.routes.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JavaType;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.desk.Item;

/**
 * An item with its version, as the topic holds it under the item's name.
 *
 * @param version 1 at first, and one more with each change
 * @param by who changed it last
 */
record Kept<T extends Item>(long version, String by, Instant at, T item) {
  /**
   * @throws IllegalArgumentException for a key of no kind
   * @throws UncheckedIOException when the value is none of that kind
   */
  static Kept<?> read(String key, byte[] value) {
    String kind = key.split("/", 2)[0].toUpperCase(Locale.ROOT);
    JavaType type =
        Json.MAPPER
            .getTypeFactory()
            .constructParametricType(Kept.class, Item.Kind.valueOf(kind).type());
    try {
      return Json.MAPPER.readValue(value, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
