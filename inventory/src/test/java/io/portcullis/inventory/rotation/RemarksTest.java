package io.portcullis.inventory.rotation;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.rotation.Remark.Kind;

import static io.portcullis.inventory.rotation.Course.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RemarksTest {
  @Test
  void limitsThatAreNegativeAreRefused() {
    assertThatThrownBy(
            () -> new Limits(Duration.ofDays(-1), Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thereIsNothingToSayInTime() {
    assertThat(kinds(29, Course.planned(Cause.CALENDAR))).isEmpty();
    assertThat(kinds(8, Course.overlapping())).isEmpty();
    assertThat(kinds(129, Course.blocked())).isEmpty();
  }

  @Test
  void whatIsDueAndNotSwitchedIsOverdue() {
    assertThat(kinds(30, Course.planned(Cause.CALENDAR))).containsExactly(Kind.OVERDUE);
    assertThat(kinds(30, Course.overlapping())).contains(Kind.OVERDUE);
    assertThat(kinds(14, Course.switched())).doesNotContain(Kind.OVERDUE);
  }

  @Test
  void whatIsOptionalIsNeverOverdue() {
    Rotation optional = Course.planned(Cause.CALENDAR).with(Need.OPTIONAL);
    assertThat(kinds(300, optional)).isEmpty();
  }

  @Test
  void aDeferralMovesWhenItIsDueAndEnds() {
    Rotation deferred = Course.planned(Cause.POLICY).with(Need.deferred("audit", day(60)));
    assertThat(kinds(59, deferred)).isEmpty();
    assertThat(kinds(60, deferred)).containsExactly(Kind.OVERDUE, Kind.DEFERRAL_ENDED);
  }

  @Test
  void whatIsDueSoonAndNotSettledIsNotReady() {
    Rotation bare = Course.planned(Cause.POLICY).with(new Plan("", day(30), "", ""));
    assertThat(kinds(15, bare)).isEmpty();
    assertThat(kinds(16, bare)).containsExactly(Kind.NOT_READY);
  }

  @Test
  void whatStandsBetweenTwoKeysIsHalfDone() {
    assertThat(kinds(14, Course.begun())).isEmpty();
    assertThat(kinds(15, Course.begun())).containsExactly(Kind.HALF_DONE);
  }

  @Test
  void anOverlapThatHasEndedIsSaidUntilTheOldKeyIsBlocked() {
    assertThat(kinds(9, Course.overlapping())).containsExactly(Kind.OVERLAP_ENDED);
    assertThat(kinds(9, Course.switched())).containsExactly(Kind.OVERLAP_ENDED);
    assertThat(kinds(9, Course.blocked())).isEmpty();
  }

  @Test
  void anOldKeyThatNothingNeedsIsToBeRetired() {
    assertThat(kinds(130, Course.blocked())).containsExactly(Kind.NOT_RETIRED);
  }

  @Test
  void ofTwoRotationsOfOneKeyTheSecondIsTold() {
    // When
    List<Remark> remarks = of(1, Course.begun(), Course.planned("r2", "key-1", Cause.MIGRATION));
    // Then
    assertThat(remarks).containsExactly(new Remark(Kind.TWICE, "r2", "key-1", Course.T0));
  }

  @Test
  void aKeyThatCameIntoUseLatelyIsRotatedTooOften() {
    // Given: key-2 is in use since day 5
    Rotation next = Course.begun(Course.planned("r2", "key-2", Cause.CALENDAR), 34, "key-3");
    Rotation later = Course.begun(Course.planned("r2", "key-2", Cause.CALENDAR), 35, "key-3");
    // When, Then
    assertThat(kinds(34, Course.blocked(), next)).contains(Kind.TOO_FREQUENT);
    assertThat(kinds(35, Course.blocked(), later)).doesNotContain(Kind.TOO_FREQUENT);
  }

  @Test
  void whatHappenedIsNeverTooSoon() {
    Rotation next = Course.begun(Course.planned("r2", "key-2", Cause.COMPROMISE), 10, "key-3");
    assertThat(kinds(10, Course.blocked(), next)).isEmpty();
  }

  /** Those of the last one; what the others are late with is not asked for. */
  private static List<Kind> kinds(int day, Rotation... rotations) {
    String last = rotations[rotations.length - 1].id();
    return of(day, rotations).stream()
        .filter(r -> r.rotation().equals(last))
        .map(Remark::kind)
        .toList();
  }

  private static List<Remark> of(int day, Rotation... rotations) {
    return Remarks.of(List.of(rotations), Limits.DEFAULT, day(day));
  }
}
