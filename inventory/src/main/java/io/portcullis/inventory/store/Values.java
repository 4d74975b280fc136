package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;

/**
 * Entries as bytes: a version, the length of the JSON, the JSON without the certificate's bytes,
 * and these. JSON of an earlier release is read, what it does not have is not known.
 */
final class Values {
  private static final byte VERSION = 1;
  private static final int HEAD = 1 + Integer.BYTES;

  private Values() {}

  static byte[] write(Entry entry) {
    byte[] json = Json.bytes(entry.with(Der.NONE));
    byte[] der = entry.der().bytes();
    return ByteBuffer.allocate(HEAD + json.length + der.length)
        .put(VERSION)
        .putInt(json.length)
        .put(json)
        .put(der)
        .array();
  }

  /**
   * @throws IllegalStateException when a later release wrote it
   */
  static Entry read(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    if (buffer.get() != VERSION) {
      throw new IllegalStateException(
          "the inventory's store was written by a later release; delete its folder to fill it anew");
    }
    byte[] json = new byte[buffer.getInt()];
    buffer.get(json);
    Entry entry = Json.read(json, Entry.class);
    byte[] der = Arrays.copyOfRange(value, buffer.position(), value.length);
    return der.length == 0 ? entry : entry.with(Der.of(der));
  }
}
