package io.portcullis.routes.report;

import io.portcullis.model.Finding;
import io.portcullis.model.Mode;

/**
 * A finding that would cut its subject off.
 *
 * @param finding in the mode that holds when the hub does not only observe
 */
record Judged(Finding finding, boolean exempt) {
  boolean acting() {
    return !exempt && finding.mode() != Mode.OBSERVE;
  }
}
