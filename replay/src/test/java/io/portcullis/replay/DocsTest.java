package io.portcullis.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page shows is what the program takes, and all of it. */
class DocsTest {
  private static final Pattern TYPED = Pattern.compile("(?m)^\\./portcullis replay ([^#\n]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  @Test
  void everyCommandOnThePageIsUnderstood() throws IOException {
    // Given
    List<String> typed =
        TYPED.matcher(page()).results().map((MatchResult m) -> m.group(1).strip()).toList();
    assertThat(typed).isNotEmpty();
    // When, Then
    typed.forEach(line -> line().parseArgs(line.split(" +", -1)));
  }

  @Test
  void everyOptionStandsOnThePage() throws IOException {
    // Given
    Set<String> named =
        OPTION.matcher(page()).results().map(MatchResult::group).collect(Collectors.toSet());
    // When
    Set<String> missing = new TreeSet<>(line().getCommandSpec().optionsMap().keySet());
    missing.removeAll(named);
    missing.removeAll(Set.of("-h", "-V", "--help", "--version"));
    // Then
    assertThat(missing).isEmpty();
  }

  private static CommandLine line() {
    return Main.commandLine(Clock.systemUTC());
  }

  private static String page() throws IOException {
    return Files.readString(Path.of(System.getProperty("portcullis.home"), "docs/replay.md"));
  }
}
