package io.portcullis.bench.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.portcullis.bench.BenchException;

/** The sound records that the parsers' own tests hold, as bodies. */
record Samples(Path home) {
  private static final String VECTORS = "src/test/resources/vectors";
  private static final String EXPECTED = ".expected.json";

  /** Of the checkout that the launcher belongs to. */
  static Samples here() {
    String home = System.getProperty("portcullis.home");
    if (home == null) {
      throw new BenchException("portcullis.home does not name the checkout");
    }
    return new Samples(Path.of(home));
  }

  /** In the order of their names; none for a type without records. */
  List<byte[]> of(String type) {
    try (Stream<Path> modules = Files.list(home.resolve("connectors"))) {
      return modules
          .map(module -> module.resolve(VECTORS).resolve(type))
          .filter(Files::isDirectory)
          .flatMap(Samples::good)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<byte[]> good(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith("good-"))
          .filter(file -> !file.getFileName().toString().endsWith(EXPECTED))
          .sorted()
          .map(Samples::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
