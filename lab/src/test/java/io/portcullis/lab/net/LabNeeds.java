package io.portcullis.lab.net;

import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Skips a test by name where its programs are missing; where everything must be there it fails. */
final class LabNeeds {
  private LabNeeds() {}

  static void check() {
    List<String> missing = LabPrograms.missingPackages();
    if (!missing.isEmpty()) {
      stop("needs Debian packages " + missing);
    }
    if (!LabPrograms.privileged()) {
      stop("needs root, or the root of a user namespace: see docs/lab.md");
    }
  }

  private static void stop(String reason) {
    if (System.getenv("CI") != null) {
      Assertions.fail(reason);
    }
    Assumptions.abort(reason);
  }
}
