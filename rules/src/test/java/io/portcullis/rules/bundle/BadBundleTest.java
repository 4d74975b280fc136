package io.portcullis.rules.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BadBundleTest {
  @TempDir Path temp;

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void oneChangeToAGoodRuleIsRefusedWithTheseWords(Change change) {
    Folder folder = Folder.good(temp).change(change.path(), change.from(), change.to());

    BundleException refused =
        catchThrowableOfType(BundleException.class, () -> Bundle.load(folder.path()));

    assertThat(refused.getMessage().lines()).containsExactlyElementsOf(change.messages());
  }

  @Test
  void missingFileIsNamed() {
    Folder folder = Folder.good(temp).delete(Folder.RULE + "/cases.yaml");

    BundleException refused =
        catchThrowableOfType(BundleException.class, () -> Bundle.load(folder.path()));

    assertThat(refused)
        .hasMessage(
            "some-area/late-posture/cases.yaml: is missing; a rule's folder holds [Rule.drl, rule.yaml, cases.yaml]");
  }

  @Test
  void idOfAnotherRuleIsADuplicate() {
    Folder folder = Folder.good(temp).copy("some-area/other");
    folder.change("some-area/other/rule.yaml", "id: some-area/other", "id: " + Folder.RULE);

    BundleException refused =
        catchThrowableOfType(BundleException.class, () -> Bundle.load(folder.path()));

    assertThat(refused)
        .hasMessage(
            "some-area/other/rule.yaml:1: duplicate id, \"some-area/late-posture\" has it too; write \"some-area/other\", the rule's folder");
  }

  @Test
  void namesThatDifferInHyphensOnlyAreRefused() {
    Folder folder = Folder.good(temp).copy("some/area-late-posture");

    BundleException refused =
        catchThrowableOfType(BundleException.class, () -> Bundle.load(folder.path()));

    assertThat(refused)
        .hasMessage(
            "some/area-late-posture: reads like some-area/late-posture without its hyphens; rename one");
  }

  @Test
  void rulesThatPairFactsWithoutEndFailTheirCase() {
    Folder folder = Folder.good(temp);
    folder.change(
        Folder.RULE + "/Rule.drl",
        "    $posture : Posture(compliance == Compliance.NON_COMPLIANT)\n",
        "    $posture : Posture(compliance == Compliance.NON_COMPLIANT)\n    Posture()\n    Posture()\n");
    String one = "{compliance: non-compliant, since: -PT3H}";
    folder.change(
        Folder.RULE + "/cases.yaml", one, String.join(",", java.util.Collections.nCopies(11, one)));

    BundleException refused =
        catchThrowableOfType(BundleException.class, () -> Bundle.load(folder.path()));

    assertThat(refused)
        .hasMessage(
            "some-area/late-posture/cases.yaml:2: case \"late\" fails: rules matched more than 1000 times on subject sub-case, last some-area/late-posture: its \"when\" pairs facts freely; tie its patterns together; correct the rule or the case");
  }

  @Test
  void everyProblemIsToldAtOnceInOrder() {
    Folder folder = Folder.good(temp).copy("some-area/other");
    folder.change("some-area/other/rule.yaml", "version: 3", "version: 0");
    folder.change(Folder.RULE + "/Rule.drl", "when\n", "salience 5\nwhen\n");

    BundleException refused =
        catchThrowableOfType(BundleException.class, () -> Bundle.load(folder.path()));

    assertThat(refused.problems())
        .extracting(Problem::rule)
        .containsExactly(Folder.RULE, "some-area/other");
  }

  static Stream<Change> changes() throws IOException {
    try (var in = BadBundleTest.class.getResourceAsStream("/bad-bundles.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<List<Change>>() {}).stream();
    }
  }

  record Change(String name, String file, String from, String to, List<String> problems) {
    String path() {
      return Folder.RULE + "/" + file;
    }

    List<String> messages() {
      return problems.stream().map(p -> Folder.RULE + "/" + p).toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
