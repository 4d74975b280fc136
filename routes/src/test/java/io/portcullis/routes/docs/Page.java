package io.portcullis.routes.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One page of the documentation, and what a reader can do with it: type, copy, follow. */
record Page(Path path, String text) {
  static final Path HOME = Path.of(System.getProperty("portcullis.home")).toAbsolutePath();

  private static final Pattern TYPED =
      Pattern.compile("(?:(?m:^)(?:\\$ )?|`)\\./portcullis (\\S[^`<\n]*)");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern BLOCK = Pattern.compile("```.*?```", Pattern.DOTALL);

  /** All pages: those at the top, and the folder docs. */
  static List<Page> all() {
    try (Stream<Path> top = Files.list(HOME);
        Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(Path path) {
    try {
      return new Page(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is typed after "./portcullis", up to a remark, a pipe or a redirection. */
  Stream<String> typed() {
    return found(TYPED, text).map(line -> line.replaceFirst("( #| \\|).*", "").strip());
  }

  Stream<String> yamlBlocks() {
    return found(YAML, text);
  }

  /** Targets of links, but not of those to other sites. */
  Stream<String> links() {
    return found(LINK, BLOCK.matcher(text).replaceAll("")).filter(to -> !to.contains("://"));
  }

  /** Names that a link can put after "#", as GitHub makes them from headings. */
  Set<String> anchors() {
    return found(HEADING, BLOCK.matcher(text).replaceAll(""))
        .map(heading -> heading.toLowerCase(Locale.ROOT).strip())
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  String name() {
    return HOME.relativize(path).toString();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }

  @Override
  public String toString() {
    return name();
  }
}
