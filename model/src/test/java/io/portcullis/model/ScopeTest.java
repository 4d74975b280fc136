package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How far findings may go is asked for with each decision, of those too that a person closes. */
class ScopeTest {
  private static final String WHY = "exempt";

  /** The few rules, which want nothing until a moment, or only observe. */
  private static final class Scoped implements Policy {
    private final FewRules rules = new FewRules();
    private Instant until = Instant.MIN;
    private boolean observing;

    @Override
    public Evaluation evaluate(Case subject, Instant now) {
      return rules.evaluate(subject, now);
    }

    @Override
    public Evaluation scoped(Subject subject, List<Finding> open) {
      boolean exempt = until.isAfter(subject.now());
      Mode mode = exempt || observing ? Mode.OBSERVE : Mode.ENFORCE;
      return new Evaluation(
          open.stream().map(f -> f.in(mode, exempt ? WHY : "")).toList(),
          open.isEmpty() || !exempt ? Optional.empty() : Optional.of(until));
    }

    @Override
    public boolean observing() {
      return observing;
    }

    @Override
    public String digest() {
      return rules.digest();
    }
  }

  private final Scoped policy = new Scoped();
  private final Play play = new Play(policy);

  @Test
  void anExemptFindingIsSeenAndWantsNothing() {
    policy.until = Samples.T0.plus(Duration.ofDays(1));
    // When
    Decision decision = play.hears(Samples.BAD);
    // Then
    assertThat(decision.opened()).singleElement().extracting(Finding::modeWhy).isEqualTo(WHY);
    assertThat(decision.proposal()).isEmpty();
    assertThat(play.subject().wake()).contains(policy.until);
  }

  @Test
  void whenItEndsTheSubjectIsDecidedAnewByItself() {
    policy.until = Samples.T0.plus(Duration.ofDays(1));
    play.hears(Samples.BAD);
    // When
    Decision decision = play.wakes();
    // Then
    assertThat(decision.proposal()).get().extracting("standing").isEqualTo(Standing.QUARANTINED);
    assertThat(decision.opened()).isEmpty();
  }

  @Test
  void oneThatAPersonHasToCloseIsAskedAboutToo() {
    play.hears("edr", Samples.risk("r", Severity.MEDIUM));
    play.admits();
    play.hears("edr", Samples.risk("r", Severity.INFO));
    Standing held = play.trust().wanted();
    policy.until = Samples.T0.plus(Duration.ofDays(1));
    // When
    Decision decision = play.hears(Samples.FINE);
    // Then
    assertThat(held).isEqualTo(Standing.QUARANTINED);
    assertThat(decision.proposal()).get().extracting("standing").isEqualTo(Standing.GOOD);
    assertThat(play.subject().findings())
        .singleElement()
        .extracting(Finding::modeWhy)
        .isEqualTo(WHY);
  }

  @Test
  void whileItOnlyObservesNothingGetsStrongerAndNobodyIsLetIn() {
    play.admitted(Samples.BAD);
    policy.observing = true;
    // When
    Decision better = play.hears(Samples.FINE);
    Decision worse = play.hears("edr", Samples.risk("r", Severity.CRITICAL));
    // Then
    assertThat(better.proposal()).isEmpty();
    assertThat(worse.proposal()).isEmpty();
    assertThat(worse.opened()).hasSize(1);
    assertThat(play.trust().admitted()).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void whatOtherRulesSeeOtherwiseIsOutdated() {
    play.hears(Samples.BAD);
    boolean before = Decision.outdated(play.state(), policy);
    // When
    policy.until = Samples.T0.plus(Duration.ofDays(1));
    // Then
    assertThat(before).isFalse();
    assertThat(Decision.outdated(play.state(), policy)).isTrue();
    assertThat(Decision.outdated(play.state(), Samples.NO_RULES)).isTrue();
  }

  @Test
  void anotherDigestAloneOutdatesNothing() {
    play.hears(Samples.BAD);
    Finding here = play.subject().findings().get(0);
    Policy renamed =
        new Policy() {
          @Override
          public Evaluation evaluate(Case subject, Instant now) {
            return new Evaluation(List.of(of("another")), Optional.empty());
          }

          @Override
          public String digest() {
            return "another";
          }

          private Finding of(String digest) {
            return new Finding(
                here.rule(),
                here.key(),
                here.version(),
                digest,
                here.severity(),
                here.standing(),
                here.mode(),
                here.approvals(),
                here.reasonCode(),
                here.clears(),
                here.reason(),
                here.facts(),
                here.sources(),
                here.weak(),
                here.since());
          }
        };
    assertThat(Decision.outdated(play.state(), renamed)).isFalse();
  }
}
