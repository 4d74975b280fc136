package io.portcullis.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One target for all parsers: the first byte chooses the parser, the rest is the body. Normally the
 * seeds are tried, which are the vectors of all modules; with JAZZER_FUZZ=1 it looks for more.
 */
class ParserFuzz {
  private static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");
  private static final List<Parser> PARSERS = Parsers.all();

  @FuzzTest(maxDuration = "2m")
  @MethodSource("seeds")
  void everyBodyIsAnswered(byte[] data) {
    if (data == null || data.length == 0) {
      return;
    }
    Parser parser = PARSERS.get(Byte.toUnsignedInt(data[0]) % PARSERS.size());
    byte[] body = Arrays.copyOfRange(data, 1, data.length);
    // When
    List<Parsed> parsed = parser.parse(body, new ParseContext("fuzz", RECEIVED, "intake-1"));
    // Then
    assertThat(parsed).as(parser.type()).isNotEmpty();
    assertThat(parsed)
        .as(parser.type())
        .noneMatch(p -> p instanceof Parsed.Broken b && b.reason().startsWith("unforeseen"));
  }

  static Stream<Arguments> seeds() {
    Path home = Path.of(System.getProperty("portcullis.home"));
    return IntStream.range(0, PARSERS.size())
        .boxed()
        .flatMap(i -> vectors(home, PARSERS.get(i).type()).map(v -> seed(i, v)));
  }

  private static Arguments seed(int parser, byte[] vector) {
    byte[] data = new byte[vector.length + 1];
    data[0] = (byte) parser;
    System.arraycopy(vector, 0, data, 1, vector.length);
    return Arguments.of((Object) data);
  }

  private static Stream<byte[]> vectors(Path home, String type) {
    try (Stream<Path> modules = Files.list(home.resolve("connectors"))) {
      List<Path> folders =
          modules
              .map(m -> m.resolve("src/test/resources/vectors").resolve(type))
              .filter(Files::isDirectory)
              .toList();
      assertThat(folders).as("vectors of " + type).isNotEmpty();
      return folders.stream().flatMap(ParserFuzz::bodies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<byte[]> bodies(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !f.toString().endsWith(".expected.json"))
          .sorted()
          .map(ParserFuzz::read)
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
