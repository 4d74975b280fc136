package io.portcullis.bench.rules;

import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.model.Policy.Case;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.RuleFolder;
import io.portcullis.rules.cases.RuleCase;

import static org.assertj.core.api.Assertions.assertThat;

/** The built-in rules are there twice, and both say the same. */
class ChainTest {
  private static final RuleBook BOOK = BuiltIn.load();
  private static final Chain CHAIN = new Chain(BOOK);

  static List<RuleFolder> rules() {
    return BuiltIn.bundle().folders();
  }

  /** On what made each rule fire or stay silent: a rule that was forgotten here shows at once. */
  @ParameterizedTest
  @MethodSource("rules")
  void theSameOnEveryCaseOfEachRule(RuleFolder folder) {
    for (RuleCase tried : folder.cases()) {
      RuleBook set = BOOK.withParameters(Map.of(folder.rule().id(), tried.parameters()));
      // When
      Evaluation chain = new Chain(set).evaluate(tried.subject(), tried.now());
      // Then
      assertThat(chain).as(tried.name()).isEqualTo(set.evaluate(tried.subject(), tried.now()));
    }
  }

  @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
  void theSameOnAnyFacts(@ForAll long seed) {
    Case subject = new Subjects(seed).wild();
    // When
    Evaluation chain = CHAIN.evaluate(subject, Dice.NOW);
    // Then
    assertThat(chain).isEqualTo(BOOK.evaluate(subject, Dice.NOW));
  }
}
