package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of benchmarks. */
public final class Folders {
  private Folders() {}

  public static Path make() {
    try {
      return Files.createTempDirectory("portcullis-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unless it is asked to be kept. */
  public static void delete(Path folder) {
    if (Boolean.getBoolean("portcullis.bench.keep")) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can not be removed: " + folder, e);
    }
  }
}
