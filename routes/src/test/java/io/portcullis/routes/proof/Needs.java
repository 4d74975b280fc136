package io.portcullis.routes.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian packages: missing ones fail in CI, where all of them are, and skip by name elsewhere. */
public final class Needs {
  private Needs() {}

  static void packages(List<String> missing) {
    String message = "needs Debian packages " + missing;
    if (!missing.isEmpty() && System.getenv("CI") != null) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(missing.isEmpty(), message);
  }

  /** File to the package it comes in. */
  public static void files(Map<Path, String> packages) {
    packages(
        packages.entrySet().stream()
            .filter(e -> !Files.exists(e.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList());
  }

  /** What is no package: skipped in CI too. */
  static void right(boolean given, String what) {
    Assumptions.assumeTrue(given, "needs " + what);
  }
}
