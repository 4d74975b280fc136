package io.portcullis.rules.bundle;

import java.util.ArrayList;
import java.util.List;

/** Gathers every reason, so that an author sees them all at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String rule, String file, int line, String message) {
    found.add(new Problem(rule, file, line, message));
  }

  boolean none() {
    return found.isEmpty();
  }

  boolean concern(String rule) {
    return found.stream().anyMatch(p -> p.rule().equals(rule));
  }

  /**
   * @throws BundleException when there are any
   */
  void refuse() throws BundleException {
    if (!found.isEmpty()) {
      throw new BundleException(found);
    }
  }
}
