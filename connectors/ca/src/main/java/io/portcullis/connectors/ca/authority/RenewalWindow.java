package io.portcullis.connectors.ca.authority;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * When an authority would like a certificate to be renewed (RFC 9773 section 4.2). A window that
 * lies in the past means at once, which is what a revocation that is about to come looks like.
 *
 * @param explanation a page for people, why
 * @param lookAgain not to be asked for again before
 */
public record RenewalWindow(
    Instant start, Instant end, Optional<URI> explanation, Instant lookAgain) {
  /**
   * @throws IllegalArgumentException when it does not end after its start
   */
  public RenewalWindow {
    Require.that(end.isAfter(start), "a window that ends " + end + " can not start " + start);
  }
}
