package io.portcullis.routes.stream;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.ObjectReader;

import io.portcullis.connectors.api.Json;

/**
 * State that outlives a release: a version byte, then JSON whose reader skips fields it does not
 * know. The byte changes only when a reader of this release could not make sense of the old form.
 */
public final class Versioned {
  private static final byte VERSION = 1;

  private Versioned() {}

  public static byte[] write(Object state) {
    byte[] json = Json.bytes(state);
    byte[] out = new byte[json.length + 1];
    out[0] = VERSION;
    System.arraycopy(json, 0, out, 1, json.length);
    return out;
  }

  /**
   * @throws IllegalStateException when the state was written by a later release, or by no release
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    int version = bytes.length == 0 ? 0 : Byte.toUnsignedInt(bytes[0]);
    if (version > VERSION) {
      throw new IllegalStateException(
          "state of version " + version + ": written by a later release than this one");
    }
    if (version == 0) {
      throw new IllegalStateException("state without a version: not written by this program");
    }
    ObjectReader reader = Json.MAPPER.readerFor(type);
    try {
      return reader.readValue(bytes, 1, bytes.length - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
