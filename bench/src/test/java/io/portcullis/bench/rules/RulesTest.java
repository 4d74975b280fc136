package io.portcullis.bench.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Figures;
import io.portcullis.model.Policy;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.RuleFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RulesTest {
  private static final int BUILT_IN = BuiltIn.bundle().folders().size();

  @Test
  void anotherDecisionEndsTheMeasurementAndIsShown() {
    List<Case> subjects = subjects(200);
    RuleBook book = BuiltIn.load();
    // When, Then
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> Agreement.ofAll(subjects, book, new Silent()))
        .withMessageStartingWith("decisions differ on Case[id=sub-");
  }

  @Test
  void ordinarySubjectsMeetManyRulesAndMostAreWell() {
    RuleBook book = BuiltIn.load();
    Set<String> met = new HashSet<>();
    int well = 0;
    // When
    for (Case subject : subjects(1_000)) {
      var findings = book.evaluate(subject, Dice.NOW).findings();
      findings.forEach(f -> met.add(f.rule()));
      well += findings.isEmpty() ? 1 : 0;
    }
    // Then
    assertThat(well).isBetween(500, 950);
    assertThat(met).hasSizeGreaterThan(15);
  }

  @Test
  void wildSubjectsMeetEveryRule() {
    RuleBook book = BuiltIn.load();
    Set<String> met = new HashSet<>();
    Subjects wild = new Subjects(1);
    // When
    for (int i = 0; i < 10_000; i++) {
      book.evaluate(wild.wild(), Dice.NOW).findings().forEach(f -> met.add(f.rule()));
    }
    // Then
    assertThat(met)
        .containsExactlyInAnyOrderElementsOf(book.rules().stream().map(Rule::id).toList());
  }

  @Test
  void thereAreAsManyRulesAsAskedForEachWithItsOwnId() {
    List<RuleFolder> builtIn = BuiltIn.bundle().folders();
    for (int count : List.of(10, BUILT_IN, BUILT_IN + 1, 500)) {
      // When
      List<RuleFolder> folders = Variants.folders(builtIn, count);
      // Then
      assertThat(folders).extracting(f -> f.rule().id()).hasSize(count).doesNotHaveDuplicates();
    }
  }

  @Test
  void aVariantIsForItsGroupAlone() {
    List<RuleFolder> two =
        new ArrayList<>(Variants.folders(BuiltIn.bundle().folders(), BUILT_IN + 1));
    // When
    RuleFolder variant = two.getLast();
    // Then
    assertThat(variant.rule().id()).isEqualTo(two.getFirst().rule().id() + "-g1");
    assertThat(Variants.origin(variant.rule().id())).isEqualTo(two.getFirst().rule().id());
    assertThat(Variants.groupOf(variant.rule().id())).isEqualTo("g1");
    assertThat(variant.drl())
        .contains("    Case(groups contains \"g1\")\n", Rule.global(variant.rule().id()));
  }

  @Test
  void aQuickRunShowsThatAllOfItWorks() {
    List<String> progress = new ArrayList<>();
    // When
    Figures figures = new Rules().run(true, progress::add);
    // Then
    assertThat(figures.rows()).hasSize(4 + 2 + 4).allMatch(row -> row.hub() > 0);
    assertThat(figures.rows().subList(0, 4)).allMatch(row -> row.floor().isPresent());
    assertThat(progress).anyMatch(line -> line.contains("the same by both"));
  }

  private static List<Case> subjects(int count) {
    Subjects invented = new Subjects(7);
    return IntStream.range(0, count).mapToObj(i -> invented.ordinary(1)).toList();
  }

  /** Nothing is ever wrong. */
  private static final class Silent implements Policy {
    @Override
    public Evaluation evaluate(Case subject, Instant now) {
      return new Evaluation(List.of(), Optional.empty());
    }

    @Override
    public String digest() {
      return "";
    }
  }
}
