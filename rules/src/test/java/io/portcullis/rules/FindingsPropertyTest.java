package io.portcullis.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import io.portcullis.model.Facts;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.Severity;
import io.portcullis.rules.bundle.BuiltIn;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsPropertyTest {
  private static final RuleBook BOOK = BuiltIn.load();
  private static final String RULE = "posture/device-noncompliant";
  private static final int DAY = 86_400;

  @Property(tries = 300)
  void graceOpensAtItsEndAndNotASecondBefore(
      @ForAll @LongRange(max = 14L * DAY) long grace,
      @ForAll @LongRange(max = 30L * DAY) long elapsed) {
    Case device = Cases.device(Cases.postures(Cases.nonCompliant("mdm", Cases.NOW)));
    RuleBook book = withGrace(grace);

    Evaluation evaluation = book.evaluate(device, Cases.NOW.plusSeconds(elapsed));

    Instant opens = Cases.NOW.plusSeconds(grace);
    assertThat(evaluation.findings().isEmpty()).isEqualTo(elapsed < grace);
    assertThat(evaluation.next().isPresent()).isEqualTo(elapsed < grace);
    evaluation.next().ifPresent(next -> assertThat(next).isEqualTo(opens));
    evaluation.findings().forEach(f -> assertThat(f.since()).isEqualTo(opens));
  }

  @Property(tries = 300)
  void nothingChangesBeforeTheToldTime(
      @ForAll @LongRange(min = 1, max = 14L * DAY) long grace,
      @ForAll @LongRange(max = 14L * DAY) long elapsed,
      @ForAll @IntRange(max = 100) int percent) {
    Case device = Cases.device(Cases.postures(Cases.nonCompliant("mdm", Cases.NOW)));
    RuleBook book = withGrace(grace);
    Instant now = Cases.NOW.plusSeconds(elapsed);
    Evaluation first = book.evaluate(device, now);

    Instant until = first.next().orElse(now.plusSeconds(DAY));
    Duration part = Duration.between(now, until).multipliedBy(percent).dividedBy(101);
    Evaluation later = book.evaluate(device, now.plus(part));

    assertThat(later).isEqualTo(first);
  }

  @Property(tries = 200)
  void orderOfFactsDoesNotMatter(
      @ForAll @Size(max = 12) List<Severity> severities, @ForAll long seed) {
    List<Facts.Risk> risks = new ArrayList<>();
    for (int i = 0; i < severities.size(); i++) {
      risks.add(Cases.detection("detection-" + i, severities.get(i)));
    }
    Evaluation straight = BOOK.evaluate(Cases.device(Cases.risks(List.copyOf(risks))), Cases.NOW);
    java.util.Collections.shuffle(risks, new Random(seed));

    Evaluation shuffled = BOOK.evaluate(Cases.device(Cases.risks(risks)), Cases.NOW);

    assertThat(shuffled).isEqualTo(straight);
  }

  private static RuleBook withGrace(long seconds) {
    String grace = Duration.ofSeconds(seconds).toString();
    return BOOK.only(RULE).withParameters(Map.of(RULE, Map.of("grace", grace)));
  }
}
