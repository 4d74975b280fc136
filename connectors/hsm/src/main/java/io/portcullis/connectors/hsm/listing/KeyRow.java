package io.portcullis.connectors.hsm.listing;

import java.time.Instant;

import io.portcullis.model.KeyListed;

/** One key of a listing. */
public sealed interface KeyRow {
  /** Its name that no other key has: an ARN, an address, a resource name. */
  String id();

  /** Its short name for people; may be empty, and several keys may have the same. */
  String label();

  /**
   * A key that the service described.
   *
   * @param hardware whether the service says that all usable versions are kept in an HSM
   * @param back it had vanished, and was told so
   */
  record Described(
      String id, String label, boolean hardware, Material material, KeyListed listed, boolean back)
      implements KeyRow {
    public Described(
        String id, String label, boolean hardware, Material material, KeyListed listed) {
      this(id, label, hardware, material, listed, false);
    }

    public Described returned() {
      return new Described(id, label, hardware, material, listed, true);
    }
  }

  /** It is in the list, and the service did not tell more. */
  record NotKnown(String id, String label, String reason) implements KeyRow {}

  /**
   * It was in the list before, and is no more.
   *
   * @param last when it was listed last
   * @param scheduled its destruction was scheduled then, or it had no material any more
   */
  record Vanished(String id, String label, Instant last, boolean scheduled) implements KeyRow {}
}
