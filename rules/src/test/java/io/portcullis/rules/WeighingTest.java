package io.portcullis.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.model.Facts;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Severity;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.RuleFolder;
import io.portcullis.rules.cases.RuleCase;

import static io.portcullis.rules.Cases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What each threshold weighed, beside what asking at every value says. */
class WeighingTest {
  private static final RuleBook BOOK = BuiltIn.load();
  private static final String NONCOMPLIANT = "posture/device-noncompliant";
  private static final String DETECTION = "risk/endpoint-detection-high";

  /** Sides with more steps are tried at so many of them. */
  private static final int TRIED = 400;

  static List<RuleFolder> rules() {
    return BuiltIn.bundle().folders().stream()
        .filter(f -> !f.rule().parameters().isEmpty())
        .toList();
  }

  @Test
  void aRuleThatIsNotThereCanNotBeAsked() {
    Weighing weighing = new Weighing(BOOK, device(), NOW);
    assertThat(weighing.has("posture/nothing")).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> weighing.of("posture/nothing"));
  }

  @Test
  void whereNoValueWouldChangeItNoneIsTold() {
    Weighing weighing = new Weighing(BOOK, device(), NOW);
    // When
    Threshold grace = weighing.of(NONCOMPLIANT).getFirst();
    // Then
    assertThat(grace.nearest()).isEmpty();
    assertThat(grace.distance()).isEqualTo(1);
    assertThat(weighing.turns(NONCOMPLIANT)).isFalse();
  }

  /** Open while held for the grace or longer: a second more, and it is not yet. */
  @ParameterizedTest
  @CsvSource({"PT0S, PT1S", "PT5S, PT6S", "PT1H, PT1H1S", "P13DT23H59M59S, PT336H"})
  void aGraceJustLongerWouldHaveKeptItClosed(String held, String nearest) {
    Case device =
        Cases.device(Cases.postures(Cases.nonCompliant("mdm", NOW.minus(Duration.parse(held)))));
    // When
    Threshold grace = new Weighing(BOOK, device, NOW).of(NONCOMPLIANT, "mdm").getFirst();
    // Then
    assertThat(grace.nearest()).contains(nearest);
    assertThat(grace.value()).isEqualTo("PT0S");
    assertThat(grace.max()).isEqualTo("PT336H");
  }

  @Test
  void ofTwoFindingsEachHasItsOwn() {
    Case device =
        Cases.device(
            Cases.risks(
                List.of(
                    Cases.detection("one", Severity.HIGH),
                    Cases.detection("two", Severity.CRITICAL))));
    Weighing weighing = new Weighing(BOOK, device, NOW);
    // When
    Threshold high = weighing.of(DETECTION, "edr/one").getFirst();
    Threshold critical = weighing.of(DETECTION, "edr/two").getFirst();
    // Then
    assertThat(high.nearest()).contains("critical");
    assertThat(critical.nearest()).isEmpty();
  }

  @Test
  void aSilentRuleTellsWhatWouldMakeItSpeak() {
    Case device = Cases.device(Cases.risks(List.of(Cases.detection("one", Severity.MEDIUM))));
    Weighing weighing = new Weighing(BOOK, device, NOW);
    // When
    boolean turns = weighing.turns(DETECTION);
    // Then
    assertThat(turns).isTrue();
    assertThat(weighing.of(DETECTION).getFirst().nearest()).contains("medium");
  }

  @Test
  void otherRulesAreNotAsked() {
    Case device =
        Cases.device(Cases.postures(Cases.nonCompliant("mdm", NOW.minusSeconds(9_999_999))));
    // When, Then
    assertThat(new Weighing(BOOK, device, NOW).ask(NONCOMPLIANT).findings())
        .extracting(f -> f.rule())
        .containsExactly(NONCOMPLIANT);
  }

  /** Every parameter of every rule, on each of the rule's own cases. */
  @ParameterizedTest
  @MethodSource("rules")
  void bruteForceFindsTheSame(RuleFolder folder) {
    String id = folder.rule().id();
    for (RuleCase tried : folder.cases()) {
      RuleBook book = BOOK.withParameters(Map.of(id, tried.parameters()));
      Weighing weighing = new Weighing(book, tried.subject(), tried.now());
      Map<String, Rule> silent = silent(book);
      for (Threshold told : weighing.of(id)) {
        Steps steps = Steps.of(book.rule(id).parameter(told.name()));
        LongPredicate turned =
            step -> {
              Rule rule = book.rule(id).with(told.name(), steps.at().apply(step));
              return book.alone(silent, rule, tried.subject(), tried.now()).findings().isEmpty()
                  == tried.positive();
            };
        assertThat(told.nearest().orElse("none"))
            .as("%s: %s of \"%s\"", id, told.name(), tried.name())
            .isEqualTo(nearest(steps, turned));
      }
    }
  }

  /** A rule that is asked alone says what it says in a book of its own. */
  @ParameterizedTest
  @MethodSource("rules")
  void aloneItSaysTheSame(RuleFolder folder) {
    String id = folder.rule().id();
    RuleBook only = BOOK.only(id);
    for (RuleCase tried : folder.cases()) {
      assertThat(new Weighing(BOOK, tried.subject(), tried.now()).ask(id))
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*digest")
          .isEqualTo(only.evaluate(tried.subject(), tried.now()));
    }
  }

  private static Map<String, Rule> silent(RuleBook book) {
    return book.rules().stream()
        .collect(Collectors.toMap(r -> Rule.global(r.id()), r -> r.with(false)));
  }

  /** Asks at all steps, or at many and then back from the first that is different. */
  private static String nearest(Steps steps, LongPredicate turned) {
    OptionalLong below = first(steps.down(), n -> turned.test(-n));
    OptionalLong above = first(steps.up(), turned);
    boolean down = below.isPresent() && (above.isEmpty() || below.getAsLong() <= above.getAsLong());
    OptionalLong first = down ? below : above;
    return first.isPresent()
        ? steps.at().apply(down ? -first.getAsLong() : first.getAsLong())
        : "none";
  }

  private static OptionalLong first(long all, LongPredicate turned) {
    if (all <= TRIED) {
      return LongStream.rangeClosed(1, all).filter(turned).findFirst();
    }
    Random random = new Random(all);
    long[] some =
        LongStream.concat(
                LongStream.of(1, all),
                LongStream.generate(() -> 1 + (long) Math.exp(random.nextDouble() * Math.log(all))))
            .limit(TRIED)
            .map(step -> Math.min(step, all))
            .sorted()
            .toArray();
    long same = 0;
    for (long step : some) {
      if (turned.test(step)) {
        return OptionalLong.of(back(same, step, turned));
      }
      same = step;
    }
    return OptionalLong.empty();
  }

  private static long back(long same, long different, LongPredicate turned) {
    long low = same;
    long high = different;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      high = turned.test(middle) ? middle : high;
      low = high == middle ? low : middle;
    }
    return high;
  }

  private static Case device() {
    Facts fine = Cases.postures();
    return Cases.device(fine);
  }
}
