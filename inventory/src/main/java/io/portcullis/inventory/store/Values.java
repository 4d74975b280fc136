package io.portcullis.inventory.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;

/**
 * Entries as bytes: a version and what {@link Packed} makes of them. What an earlier release wrote
 * as JSON is read, too: a version, the length of the JSON, the JSON without the certificate's
 * bytes, and these.
 */
final class Values {
  private static final byte JSON = 1;
  private static final byte PACKED = 2;

  private Values() {}

  static byte[] write(Entry entry) {
    return Packed.write(PACKED, entry);
  }

  /**
   * @throws IllegalStateException when a later release wrote it
   */
  static Entry read(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return switch (buffer.get()) {
      case PACKED -> Packed.read(buffer);
      case JSON -> json(buffer);
      default ->
          throw new IllegalStateException(
              "the inventory's store was written by a later release; delete its folder to fill it"
                  + " anew");
    };
  }

  private static Entry json(ByteBuffer buffer) {
    byte[] json = new byte[buffer.getInt()];
    buffer.get(json);
    Entry entry = Json.read(json, Entry.class);
    byte[] der = Arrays.copyOfRange(buffer.array(), buffer.position(), buffer.limit());
    return der.length == 0 ? entry : entry.with(Der.of(der));
  }
}
