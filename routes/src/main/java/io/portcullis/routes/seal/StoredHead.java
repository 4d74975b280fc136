package io.portcullis.routes.seal;

import java.util.Arrays;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Head;

/**
 * The head of a chain in its store: one octet of version, then JSON whose new fields are skipped.
 */
final class StoredHead {
  private static final byte VERSION = 1;

  private StoredHead() {}

  static byte[] write(Head head) {
    byte[] json = Json.bytes(head);
    byte[] stored = new byte[json.length + 1];
    stored[0] = VERSION;
    System.arraycopy(json, 0, stored, 1, json.length);
    return stored;
  }

  /**
   * @throws IllegalStateException when a newer release wrote it: going on would fork the chain
   */
  static Head read(byte[] stored) {
    if (stored[0] != VERSION) {
      throw new IllegalStateException(
          "the head of a chain has version %d, this release reads %d"
              .formatted(stored[0], VERSION));
    }
    return Json.read(Arrays.copyOfRange(stored, 1, stored.length), Head.class);
  }
}
