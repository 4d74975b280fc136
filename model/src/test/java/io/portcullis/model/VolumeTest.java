package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VolumeTest {
  /** A Tuesday at nine. */
  private static final Instant T0 = Samples.T0;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TWENTY = Duration.ofMinutes(20);
  private static final Duration MONTH = Duration.ofDays(28);
  private static final int WEEKS = 5;
  private static final long LEAST = 100;
  private static final double FIFTH = 0.2;
  private static final Instant SIX = T0.plus(Duration.ofDays(7 * WEEKS));

  private State state = State.fresh("src-1", SubjectKind.SOURCE, T0);

  @Test
  void anHourWithAFifthOfTheUsualIsTooLittleFromItsEndOn() {
    usual(WEEKS);
    hour(SIX, 15);
    // When
    wakes(SIX.plus(HOUR));
    // Then
    assertThat(volume().collapsedAt(FIFTH, LEAST)).isEqualTo(SIX.plus(HOUR));
    assertThat(volume().learned(MONTH)).isTrue();
    assertThat(volume().describe()).contains("45 records").contains("usual are at least");
  }

  @Test
  void beforeItEndsItIsKnownWhenToLookAgain() {
    usual(WEEKS);
    // When
    beats(SIX, 3);
    // Then
    assertThat(volume().collapsedAt(FIFTH, LEAST)).isEqualTo(SIX.plus(HOUR));
    assertThat(volume().over()).hasSize(Volume.KEPT);
  }

  @Test
  void severalInARowBeganWithTheFirst() {
    usual(WEEKS);
    hour(SIX, 15);
    hour(SIX.plus(HOUR), 10);
    // When
    beats(SIX.plus(HOUR.multipliedBy(2)), 10);
    // Then
    assertThat(volume().collapsedAt(FIFTH, LEAST)).isEqualTo(SIX.plus(HOUR));
  }

  @Test
  void enoughInTheRunningHourEndsIt() {
    usual(WEEKS);
    hour(SIX, 15);
    // When
    beats(SIX.plus(HOUR), 300);
    // Then
    assertThat(volume().collapsed(FIFTH, LEAST)).isFalse();
  }

  @Test
  void silenceIsNoCollapse() {
    usual(WEEKS);
    beats(SIX, 3);
    // When: twice the expected interval is an hour, so it was silent for half of the next one
    wakes(SIX.plus(HOUR));
    wakes(SIX.plus(HOUR.multipliedBy(2)));
    beats(SIX.plus(HOUR.multipliedBy(3)), 300);
    // Then: the first hour was too small, and those after it say nothing
    assertThat(volume().over().getLast().from()).isEqualTo(SIX);
    assertThat(volume().whole()).isFalse();
  }

  @Test
  void aSilentHourIsNotLearned() {
    usual(WEEKS);
    List<Integer> before = volume().usual();
    beats(SIX, 300);
    beats(SIX.plus(HOUR.multipliedBy(5)), 300);
    // When
    beats(SIX.plus(HOUR.multipliedBy(6)), 300);
    // Then: that before, and that of the last word before the silence
    List<Integer> now = volume().usual();
    long changed = 0;
    for (int i = 0; i < before.size(); i++) {
      changed += before.get(i).equals(now.get(i)) ? 0 : 1;
    }
    assertThat(changed).isLessThanOrEqualTo(2);
  }

  @Test
  void theFirstHourIsNotWhole() {
    beats(T0.plus(TWENTY), 5);
    // When
    beats(T0.plus(HOUR), 5);
    // Then
    assertThat(volume().over()).isEmpty();
    assertThat(volume().usual()).containsOnly(0);
  }

  @Test
  void onlySoManyHoursAreKept() {
    // When
    usual(WEEKS);
    // Then
    assertThat(volume().over()).hasSize(Volume.KEPT);
    assertThat(volume().usual()).hasSize(Habit.HOURS);
  }

  @Test
  void whereNothingIsUsualYetNothingIsJudged() {
    // When
    usual(1);
    // Then
    assertThat(volume().over()).isEmpty();
  }

  @Test
  void aPauseOfYearsIsGoneThroughAtOnce() {
    usual(1);
    // When
    beats(T0.plus(Duration.ofDays(4_000)), 7);
    // Then
    assertThat(volume().count()).isEqualTo(7);
    assertThat(volume().whole()).isFalse();
  }

  @Test
  void countingOnIsNoNews() {
    usual(1);
    Facts before = state.subject().facts();
    // When
    beats(T0.plus(Duration.ofDays(7)), 30);
    // Then
    assertThat(volume().count()).isEqualTo(30);
    assertThat(withoutFeeds().repeat(before.withFeeds(List.of()))).isTrue();
  }

  @Test
  void aHeartbeatOfAnEarlierReleaseCountsNothing() {
    // When
    said(T0, new Statement.Heartbeat(TWENTY));
    // Then
    assertThat(state.subject().facts().volumes()).isEmpty();
  }

  @Test
  void whoIsTakenBackIsLearnedAnew() {
    usual(1);
    // When
    said(state.subject().now(), new Statement.Reinstated("ann", "a category less from now on"));
    // Then
    assertThat(state.subject().facts().volumes()).isEmpty();
  }

  private Facts withoutFeeds() {
    return state.subject().facts().withFeeds(List.of());
  }

  /** 300 records in each hour of these weeks. */
  private void usual(int weeks) {
    for (int h = 0; h < weeks * Habit.HOURS; h++) {
      hour(T0.plus(HOUR.multipliedBy(h)), 100);
    }
  }

  private void hour(Instant from, long each) {
    for (int i = 0; i < 3; i++) {
      beats(from.plus(TWENTY.multipliedBy(i)), each);
    }
  }

  private void beats(Instant at, long records) {
    said(
        at,
        new Statement.Heartbeat(
            HOUR.dividedBy(2), Duration.ZERO, Duration.ZERO, Optional.of(records)));
  }

  private void wakes(Instant at) {
    said(at, new Statement.WakeUp(at));
  }

  private void said(Instant at, Statement statement) {
    state = Apply.apply(state, Samples.said("okta", at, statement));
  }

  private Volume volume() {
    return state.subject().facts().volumes().getFirst();
  }
}
