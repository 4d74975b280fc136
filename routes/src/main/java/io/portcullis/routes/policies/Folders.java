package io.portcullis.routes.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Ids;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.Bundle;
import io.portcullis.rules.bundle.BundleException;

/**
 * Rules as they were written, compiled: the built-in ones, and the operators' folders that were
 * used last. Another mode of the same rules needs no compiler.
 */
final class Folders {
  /** Of which the compiled form is kept; one that is asked for again later is compiled again. */
  static final int MAX_KEPT = 8;

  private final RuleBook builtIn = BuiltIn.load();

  private final Map<String, RuleBook> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RuleBook> eldest) {
          return size() > MAX_KEPT;
        }
      };

  RuleBook builtIn() {
    return builtIn;
  }

  /**
   * @param files of a folder; empty for the built-in rules
   * @throws BundleException when a rule is refused, or one of its cases fails
   */
  synchronized RuleBook book(Map<String, String> files) throws BundleException {
    if (files.isEmpty()) {
      return builtIn;
    }
    String digest = Ids.sha256(Json.bytes(new TreeMap<>(files)));
    RuleBook known = compiled.get(digest);
    if (known == null) {
      known = compile(files);
      compiled.put(digest, known);
    }
    return known;
  }

  private static RuleBook compile(Map<String, String> files) throws BundleException {
    try {
      Path folder = Files.createTempDirectory("policies");
      try {
        return Bundle.load(written(folder, files));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a bundle can not be laid out for the compiler", e);
    }
  }

  private static Path written(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException("outside its folder: " + file.getKey());
      }
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
