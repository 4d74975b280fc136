package io.portcullis.routes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of commands shows all of them. */
class DocsTest {
  private static final Path DOCS = Path.of(System.getProperty("portcullis.home"), "docs");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*(?:\\\\\\|[^|]*)*) \\|");

  @Test
  void thePageOfCommandsNamesAllOfThem() throws IOException {
    // Given
    Set<String> known = new TreeSet<>(cli().getSubcommands().keySet());
    known.add("test");
    // When
    Set<String> named = new TreeSet<>();
    found(ROW, "command-line.md")
        .flatMap(row -> Pattern.compile("`([a-z]+)").matcher(row).results())
        .forEach(word -> named.add(word.group(1)));
    // Then
    assertThat(named).isEqualTo(known);
  }

  private static Stream<String> found(Pattern pattern, String page) throws IOException {
    String text = Files.readString(DOCS.resolve(page));
    List<String> found =
        pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(found).isNotEmpty();
    return found.stream();
  }

  private static CommandLine cli() {
    return Cli.with(new Parts(List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of()));
  }
}
