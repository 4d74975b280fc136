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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import io.portcullis.routes.config.ConfigLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages show is what the program takes. */
class DocsTest {
  private static final Path DOCS = Path.of(System.getProperty("portcullis.home"), "docs");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TYPED = Pattern.compile("(?m)^(?:\\$ )?\\./portcullis ([^<|\n]*)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*(?:\\\\\\|[^|]*)*) \\|");

  @TempDir Path folder;

  static Stream<String> yamlBlocks() throws IOException {
    return found(YAML, "configuration.md");
  }

  static Stream<String> typedCommands() throws IOException {
    return Stream.concat(found(TYPED, "people.md"), found(TYPED, "command-line.md"));
  }

  @ParameterizedTest
  @MethodSource("yamlBlocks")
  void aConfigurationOnAPageIsSound(String yaml) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    // When, Then
    assertThat(ConfigLoader.load(file)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("typedCommands")
  void aCommandOnAPageIsUnderstood(String typed) {
    assertThat(cli().parseArgs(typed.strip().split(" ")).hasSubcommand()).isTrue();
  }

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
