package io.portcullis.routes.docs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.portcullis.rules.Rule;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

/** The page and the rules lead to each other. */
class RunbooksTest {
  private static final Set<String> CASES =
      Set.of(
          "hsm-outage",
          "hsm-authentication-failure",
          "key-export-or-misuse",
          "ceremony-problems",
          "driver-compatibility",
          "firmware-corruption",
          "revocation-delays",
          "ca-migration-failure");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[[^]]+]\\(#([a-z-]+)\\) \\|[^|]+\\|([^|]+)\\|$");
  private static final Pattern RULE = Pattern.compile("`([a-z]+/[a-z-]+)`");
  private static final Pattern LINK = Pattern.compile("docs/runbooks\\.md#([a-z-]+)");

  private final Page page = Page.of(Page.HOME.resolve("docs/runbooks.md"));

  @Test
  void eachCaseHasItsRulesAndItsSteps() {
    // When
    Map<String, Set<String>> rows = rows();
    // Then
    assertThat(rows.keySet()).isEqualTo(CASES);
    assertThat(rows.values()).noneMatch(Set::isEmpty);
    assertThat(page.anchors()).containsAll(CASES);
    for (String anchor : CASES) {
      assertThat(section(anchor))
          .contains("**Check.**", "**Contain.**", "**Restore.**", "**Prove.**");
    }
  }

  @Test
  void theRulesOfACaseLinkToItAndNoOthersDo() {
    // Given: rules exist with a case that fires, as the tests of the set see to
    Map<String, Set<String>> linked = new TreeMap<>();
    for (Rule rule : BuiltIn.load().rules()) {
      Matcher link = LINK.matcher(rule.runbook());
      while (link.find()) {
        linked.computeIfAbsent(link.group(1), a -> new TreeSet<>()).add(rule.id());
      }
    }
    // When, then
    assertThat(linked).isEqualTo(rows());
  }

  private Map<String, Set<String>> rows() {
    return ROW.matcher(page.text())
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row ->
                    RULE.matcher(row.group(2))
                        .results()
                        .map(rule -> rule.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                (one, other) -> one,
                TreeMap::new));
  }

  private String section(String anchor) {
    String title = "## " + anchor.replace('-', ' ');
    int begin = page.text().toLowerCase(java.util.Locale.ROOT).indexOf(title);
    int end = page.text().indexOf("\n## ", begin + 1);
    return page.text().substring(begin, end);
  }
}
