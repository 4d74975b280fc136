package io.portcullis.routes.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.model.Signal;

/** From the bytes of a topic to entries. */
final class Readings {
  /** How the kind of each statement about a certificate begins in the JSON of a signal. */
  private static final byte[] ABOUT = "\"kind\":\"certificate-".getBytes(StandardCharsets.US_ASCII);

  private Readings() {}

  static List<Entry> brought(byte[] value) {
    return List.of(Json.read(value, Entry.class));
  }

  /** Most signals are about something else, and are not read for that. */
  static List<Entry> signalled(byte[] value) {
    return mentions(value) ? Heard.entries(Json.read(value, Signal.class)) : List.of();
  }

  private static boolean mentions(byte[] value) {
    for (int at = 0; at <= value.length - ABOUT.length; at++) {
      if (value[at] == ABOUT[0] && begins(value, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] value, int at) {
    for (int i = 1; i < ABOUT.length; i++) {
      if (value[at + i] != ABOUT[i]) {
        return false;
      }
    }
    return true;
  }
}
