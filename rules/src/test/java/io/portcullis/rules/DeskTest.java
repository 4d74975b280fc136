package io.portcullis.rules;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Mode;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.Severity;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class DeskTest {
  private static final Instant NOW = Cases.NOW;
  private static final String NONCOMPLIANT = "posture/device-noncompliant";
  private static final Case HEALTHY = Cases.device(Facts.NONE);
  private static final Case SICK =
      Cases.device(Cases.postures(Cases.nonCompliant("mdm", NOW.minusSeconds(86_400))));
  private static final Case ATTACKED =
      Cases.device(Cases.risks(List.of(Cases.detection("one", Severity.CRITICAL))));

  private final RuleBook book = BuiltIn.load();

  @Test
  void nothingOfOneSubjectReachesTheNext() {
    // Given
    Evaluation attacked = BuiltIn.load().evaluate(ATTACKED, NOW);
    // When
    book.evaluate(SICK, NOW);
    // Then
    assertThat(book.evaluate(HEALTHY, NOW).findings()).isEmpty();
    assertThat(book.evaluate(ATTACKED, NOW)).isEqualTo(attacked);
  }

  @Test
  void theSameSubjectAgainIsTheSameAnswer() {
    // Given
    Evaluation first = book.evaluate(SICK, NOW);
    // When
    Evaluation second = book.evaluate(SICK, NOW);
    // Then
    assertThat(second).isEqualTo(first);
    assertThat(first.findings()).extracting(Finding::rule).contains(NONCOMPLIANT);
  }

  @Test
  void anotherSettingOfTheSameRulesIsAskedAnew() {
    // Given
    book.evaluate(SICK, NOW);
    // When
    Evaluation watching = book.withMode(Mode.OBSERVE).evaluate(SICK, NOW);
    // Then
    assertThat(watching.findings()).isNotEmpty().allMatch(f -> f.mode() == Mode.OBSERVE);
  }

  @Test
  void aSessionIsThrownAwayAfterSoManySubjects() {
    // Given
    Evaluation first = book.evaluate(SICK, NOW);
    // When
    for (int i = 0; i < Desk.MOST; i++) {
      book.evaluate(i % 2 == 0 ? HEALTHY : ATTACKED, NOW);
    }
    // Then
    assertThat(book.evaluate(SICK, NOW)).isEqualTo(first);
  }
}
