package io.portcullis.routes.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.routes.cli.Cli;
import io.portcullis.routes.cli.Parts;
import io.portcullis.routes.config.ConfigLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages show is what the program takes, and what they point to is there. */
class PagesTest {
  /** Places of one machine, and hosts that packages come from, are nobody else's business. */
  private static final Pattern NOT_FOR_PAGES =
      Pattern.compile(
          "(?<![\\w.])/(work|home|Users|mnt|tmp)/|repo1?\\.maven\\.|artifactory|nexus[.:]|mirrors?\\.");

  /** Their YAML is of rules or of an inventory, not of the hub. */
  private static final Set<String> OTHER_YAML =
      Set.of("docs/writing-rules.md", "docs/rules.md", "docs/sources/inventory.md");

  /** Known to the launcher alone, and the word that stands for any. */
  private static final Pattern NOT_OF_THE_PROGRAM = Pattern.compile("(test|COMMAND)\\b.*");

  @TempDir private Path folder;

  static List<Page> pages() {
    return Page.all();
  }

  static Stream<Arguments> typed() {
    return pages().stream()
        .flatMap(
            page ->
                page.typed()
                    .filter(line -> !NOT_OF_THE_PROGRAM.matcher(line).matches())
                    .map(line -> Arguments.of(line, page)));
  }

  static Stream<Arguments> configurations() {
    return pages().stream()
        .filter(page -> !OTHER_YAML.contains(page.name()))
        .flatMap(page -> page.yamlBlocks().map(yaml -> Arguments.of(page, yaml)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whereALinkLeadsThereIsSomething(Page page) {
    assertThat(page.links().filter(to -> !leads(page, to))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageSpeaksOfNoMachine(Page page) {
    assertThat(page.text()).doesNotContainPattern(NOT_FOR_PAGES);
  }

  @Test
  void everyPageCanBeReachedFromTheFirst() {
    // Given
    Map<Path, Page> all =
        pages().stream().collect(Collectors.toMap(p -> p.path().normalize(), p -> p));
    // When
    Set<Path> reached = new TreeSet<>();
    follow(Page.HOME.resolve("README.md").normalize(), all, reached);
    // Then
    assertThat(reached).containsAll(all.keySet());
  }

  @ParameterizedTest
  @MethodSource("typed")
  void aCommandOnAPageIsUnderstood(String line, Page page) {
    // Given: [OPTIONAL] parts are left out
    List<String> words = words(line.replaceAll("\\[[^\\]]*\\]", ""));
    // When, Then
    assertThat(Cli.with(nothing()).parseArgs(words.toArray(String[]::new)).hasSubcommand())
        .as(page.name())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aConfigurationOnAPageIsSound(Page page, String yaml) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    // When, Then
    assertThat(ConfigLoader.load(file)).as(page.name()).isNotNull();
  }

  @Test
  void aWordInQuotesIsOneWord() {
    assertThat(words("stop  --reason \"feed is odd\""))
        .containsExactly("stop", "--reason", "feed is odd");
  }

  private static boolean leads(Page from, String to) {
    String[] parts = to.split("#", 2);
    Path target = parts[0].isEmpty() ? from.path() : from.path().resolveSibling(parts[0]);
    boolean there = Files.exists(target);
    return there && (parts.length == 1 || Page.of(target).anchors().contains(parts[1]));
  }

  private static void follow(Path path, Map<Path, Page> all, Set<Path> reached) {
    if (all.containsKey(path) && reached.add(path)) {
      all.get(path)
          .links()
          .map(to -> path.resolveSibling(to.split("#", 2)[0]).normalize())
          .forEach(next -> follow(next, all, reached));
    }
  }

  private static List<String> words(String line) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(line)
        .results()
        .map(word -> Optional.ofNullable(word.group(1)).orElse(word.group(2)))
        .toList();
  }

  private static Parts nothing() {
    return new Parts(List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());
  }
}
