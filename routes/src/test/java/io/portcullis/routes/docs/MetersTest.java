package io.portcullis.routes.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of meters on the page of telemetry is that of the program. */
class MetersTest {
  private static final Path HOME = Path.of(System.getProperty("portcullis.home"));

  /** How the hub makes a meter: the counter of a registry, or the builder of a gauge. */
  private static final Pattern MADE =
      Pattern.compile("(?:counter|builder|gauge)\\(\\s*(?:\\w+,\\s*)?\"(portcullis\\.[a-z.]+)\"");

  private static final Pattern LISTED = Pattern.compile("^\\| `(portcullis\\.[a-z.]*[a-z])` \\|");

  @Test
  void eachMeterIsListedAndNothingElse() throws IOException {
    // Given
    Set<String> made = new TreeSet<>();
    try (Stream<Path> files = Files.walk(HOME.resolve("routes/src/main/java"))) {
      files.filter(f -> f.toString().endsWith(".java")).forEach(f -> find(MADE, read(f), made));
    }
    // When
    Set<String> listed = new TreeSet<>();
    read(HOME.resolve("docs/telemetry.md")).lines().forEach(line -> find(LISTED, line, listed));
    // Then
    assertThat(made).hasSizeGreaterThan(30);
    assertThat(listed).isEqualTo(made);
  }

  private static void find(Pattern pattern, String text, Set<String> into) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      into.add(found.group(1));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
