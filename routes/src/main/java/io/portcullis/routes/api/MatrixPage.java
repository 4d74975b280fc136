package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.model.keys.Backlog;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.MatrixDigest;

/**
 * The controls of some of the keys.
 *
 * @param asOf as of a {@link KeyPage}, and so is {@code next}
 * @param backlog which of these are to be moved into an HSM, the most urgent first
 * @param digest names what is said of these keys, for a sign-off: {@link MatrixDigest}
 */
public record MatrixPage(
    String asOf, List<KeyControls> keys, List<Backlog.Move> backlog, String next, String digest) {

  /** As of no moment: what it needs is still being read. */
  public static final MatrixPage NOT_YET = of("", List.of(), "");

  public static MatrixPage of(String asOf, List<KeyControls> keys, String next) {
    return new MatrixPage(asOf, keys, Backlog.of(keys), next, MatrixDigest.of(keys));
  }
}
