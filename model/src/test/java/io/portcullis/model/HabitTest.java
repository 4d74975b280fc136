package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HabitTest {
  /** A Tuesday at nine. */
  private static final Instant T0 = Samples.T0;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(28);

  private Habit habit = Habit.began("hsm", T0, false);

  @Test
  void manyTimesTheUsualIsAbove() {
    weeks(6, 100);
    uses(T0.plus(WEEK.multipliedBy(6)), 5_000);

    boolean above = habit.above(10);

    assertThat(above).isTrue();
    assertThat(habit.count()).isEqualTo(5_000);
    assertThat(habit.learned(MONTH)).isTrue();
  }

  @Test
  void theUsualIsNotAbove() {
    weeks(6, 100);
    uses(T0.plus(WEEK.multipliedBy(6)), 110);

    boolean above = habit.above(2);

    assertThat(above).isFalse();
  }

  @Test
  void anHourBesideTheUsualOneIsNotOdd() {
    weeks(6, 3);
    Instant later = T0.plus(WEEK.multipliedBy(5)).plus(Duration.ofHours(1));
    // When
    uses(later, 1);
    // Then
    assertThat(habit.odd(MONTH)).isFalse();
  }

  @Test
  void anHourFarFromTheUsualOneIsOdd() {
    weeks(6, 3);
    Instant night = T0.plus(WEEK.multipliedBy(5)).plus(Duration.ofHours(18));
    // When
    uses(night, 1);
    // Then
    assertThat(habit.odd(MONTH)).isTrue();
    assertThat(habit.oddMoment()).isEqualTo(night);
  }

  @Test
  void whileItIsLearnedNothingIsOdd() {
    weeks(2, 3);
    // When
    uses(T0.plus(WEEK).plus(Duration.ofHours(18)), 1);
    // Then
    assertThat(habit.odd(MONTH)).isFalse();
    assertThat(habit.learned(MONTH)).isFalse();
  }

  @Test
  void aSingleUseIsForgottenAfterFourWeeksWithoutOne() {
    Habit then = habit.used(T0.plus(Duration.ofHours(2)), false);
    // When
    habit = then.used(T0.plus(WEEK.multipliedBy(5)), false);
    // Then
    assertThat(habit.busyHours()).isZero();
    assertThat(habit.oddMoment()).isEqualTo(habit.hour());
  }

  @Test
  void aSingleUseIsKnownThreeWeeksLater() {
    // When
    habit = habit.used(T0.plus(WEEK.multipliedBy(3)), false);
    // Then
    assertThat(habit.oddAt()).isEmpty();
  }

  @Test
  void aLateWordCountsForItsOwnHourAlone() {
    uses(T0.plus(Duration.ofHours(3)), 1);
    // When
    habit = habit.used(T0.plusSeconds(60), false);
    // Then
    assertThat(habit.count()).isEqualTo(1);
    assertThat(habit.hour()).isEqualTo(T0.plus(Duration.ofHours(3)));
    assertThat(habit.busyHours()).isEqualTo(1);
  }

  @Test
  void countsHaveAnEnd() {
    Habit full =
        new Habit("hsm", T0, T0, Habit.MAX, habit.usual(), java.util.Optional.empty(), false);
    // When
    Habit more = full.used(T0, false).used(T0.plus(WEEK), false);
    // Then
    assertThat(full.used(T0, false).count()).isEqualTo(Habit.MAX);
    assertThat(more.usual()).allMatch(uses -> uses >= 0);
  }

  @Test
  void countingOnIsNoNews() {
    Fact before = habit.undated();
    // When
    uses(T0, 20);
    // Then
    assertThat(habit.undated()).isEqualTo(before);
  }

  private void weeks(int weeks, int uses) {
    for (int week = 0; week < weeks; week++) {
      uses(T0.plus(WEEK.multipliedBy(week)), uses);
    }
  }

  /** So that there are so many in the hour. */
  private void uses(Instant hour, int uses) {
    int already = habit.hour().equals(hour) ? (int) habit.count() : 0;
    for (int use = already; use < uses; use++) {
      habit = habit.used(hour.plusMillis(use), false);
    }
  }
}
