package io.portcullis.rules.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.rules.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;

class RulesPageTest {
  private static final Path DOCS = Path.of(System.getProperty("portcullis.home"), "docs");
  private static final Pattern BLOCK = Pattern.compile("(?s)```(?:drl|yaml)\n(.*?)```");

  @TempDir Path temp;

  @Test
  void pageOfRulesIsCurrent() throws IOException {
    Path page = DOCS.resolve("rules.md");
    if (Boolean.getBoolean("rules.page.write")) {
      RulesPage.main(new String[] {page.toString()});
    }

    String written = Files.readString(page);

    assertThat(written)
        .as("docs/rules.md is out of date; docs/writing-rules.md says how to write it again")
        .isEqualTo(RulesPage.of(BuiltIn.bundle()));
  }

  @Test
  void pageOfCitationsSaysWhereEachWasLookedUp() throws IOException {
    List<String> rows =
        BuiltIn.bundle().rules().stream()
            .flatMap(
                rule ->
                    Stream.of(rule.citation().split("; ?"))
                        .map(part -> "| %s | %s |".formatted(rule.id(), part.strip())))
            .toList();

    String written = Files.readString(DOCS.resolve("citations.md"));

    assertThat(rows).isNotEmpty().allMatch(written::contains);
  }

  @Test
  void ruleInThePageAboutWritingRulesIsAGoodOne() throws IOException, BundleException {
    String page = Files.readString(DOCS.resolve("writing-rules.md"));
    List<String> blocks =
        BLOCK.matcher(page).results().map((MatchResult block) -> block.group(1)).toList();
    String rule = "posture/long-unmanaged/";
    Folder.empty(temp)
        .write(rule + "Rule.drl", blocks.get(0))
        .write(rule + "rule.yaml", blocks.get(1))
        .write(rule + "cases.yaml", blocks.get(2));

    RuleBook book = Bundle.load(temp);

    assertThat(book.rules()).hasSize(1);
  }
}
