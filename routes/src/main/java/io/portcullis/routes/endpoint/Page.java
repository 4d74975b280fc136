package io.portcullis.routes.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.portcullis.model.Statement.Remarked.Said;

/**
 * What was seen and told last of one target.
 *
 * @param served fingerprints of what was seen there last
 * @param learnt when the inventory was told of them
 * @param stapled when a good OCSP answer was stapled last, to the day; {@link Instant#EPOCH} never
 * @param about what is remarked, by key
 */
record Page(List<String> served, Instant learnt, Instant stapled, List<About> about) {
  static final Page EMPTY = new Page(List.of(), Instant.EPOCH, Instant.EPOCH, List.of());

  Page {
    served = List.copyOf(served);
    about = List.copyOf(about);
  }

  /**
   * @param spki SHA-256 of the key that it is about; empty where none is known, then it is about
   *     the watch itself
   * @param said nothing where all is well and something else was told before
   * @param told when it was
   */
  record About(String spki, List<Said> said, Instant told) {
    About {
      said = List.copyOf(Objects.requireNonNullElse(said, List.of()));
    }
  }
}
