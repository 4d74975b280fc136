package io.portcullis.lab.net;

import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Skips a test by name where its programs are missing; in CI, where all packages are, it fails. To
 * be root is no package: who may make no namespaces is told so, in CI too.
 */
final class LabNeeds {
  private LabNeeds() {}

  static void check() {
    List<String> missing = LabPrograms.missingPackages();
    if (!missing.isEmpty() && System.getenv("CI") != null) {
      Assertions.fail("needs Debian packages " + missing);
    }
    Assumptions.assumeTrue(missing.isEmpty(), () -> "needs Debian packages " + missing);
    Assumptions.assumeTrue(
        LabPrograms.privileged(), "needs root, or unprivileged user namespaces: see docs/lab.md");
  }
}
