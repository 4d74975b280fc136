package io.portcullis.inventory.desk;

import java.time.Instant;

/**
 * Who asks for it, and when.
 *
 * @param person as the hub knows him by his token, never what a request says
 */
public record By(String person, Instant at) {
  /** One person may not be told from another by capitals. */
  boolean is(String other) {
    return person.equalsIgnoreCase(other.strip());
  }
}
