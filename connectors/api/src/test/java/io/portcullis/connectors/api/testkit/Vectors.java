package io.portcullis.connectors.api.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Parser;

/**
 * Vectors of one parser: {@code src/test/resources/vectors/TYPE/NAME.ext} is a body, {@code
 * NAME.expected.json} the answer. The name begins with good, bad or ignored.
 */
final class Vectors {
  private static final String EXPECTED = ".expected.json";

  record Vector(Path file) {
    String name() {
      return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    byte[] body() {
      return read(file);
    }

    Path expected() {
      return file.resolveSibling(name() + EXPECTED);
    }
  }

  private Vectors() {}

  static List<Vector> of(Parser parser) {
    Path folder = Path.of("src/test/resources/vectors", parser.type());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(EXPECTED))
          .sorted()
          .map(Vector::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
