package io.portcullis.connectors.hsm.listing;

import java.util.List;

/**
 * What a key service listed.
 *
 * @param whole false when there are more keys than were asked for: then nothing follows from a key
 *     that is not in it
 */
public record KeyListing(Service service, List<KeyRow> keys, boolean whole) {
  public KeyListing {
    keys = List.copyOf(keys);
  }

  /** Keys about which the service did not tell more than their name. */
  public long notKnown() {
    return keys.stream().filter(KeyRow.NotKnown.class::isInstance).count();
  }
}
