package io.portcullis.model.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Standing;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.events;
import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

/** A mass change that people announced. */
class PlansTest {
  private static final Limits TWO =
      new Limits(
          Duration.ofMinutes(10), 2, 2, 2, 0.5, 4, Set.of("group=vip"), 2, Duration.ofDays(1), 10);

  private final Desk desk = new Desk(TWO);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''      | hr | 300   | 0  | 1   | group is empty
          leavers | '' | 300   | 0  | 1   | owner is empty
          leavers | hr | 0     | 0  | 1   | quota must be 1 to 10000, is 0
          leavers | hr | 10001 | 0  | 1   | quota must be 1 to 10000, is 10001
          leavers | hr | 1     | 2  | 2   | until must be after from
          leavers | hr | 1     | -2 | -1  | until is over already
          leavers | hr | 1     | 0  | 169 | it must last at most 7 days
          leavers | hr | 1     | 2161 | 2162 | from must be at most 90 days ahead
          """)
  void whatMakesNoSenseIsRefused(
      String group, String owner, int quota, int from, int until, String why) {
    Instant start = desk.now().plus(Duration.ofHours(from));
    Instant end = desk.now().plus(Duration.ofHours(until));
    Planned plan = new Planned("p", group, owner, quota, 0, start, end, "why", "ann", "");
    // When
    Answer answer = desk.hears(new GuardInput.Plan(plan, desk.now()));
    // Then
    assertThat(events(answer)).containsExactly("refused");
    assertThat(answer.notes().getFirst().text()).isEqualTo(why);
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void theBoundsThemselvesAreTaken() {
    Instant start = desk.now().plus(Planned.AHEAD);
    Planned plan =
        new Planned(
            "p",
            "g".repeat(200),
            "hr",
            Planned.MAX_QUOTA,
            0,
            start,
            start.plus(Planned.LONGEST),
            "why",
            "ann",
            "");
    assertThat(plan.problem(desk.now())).isEmpty();
  }

  @Test
  void beforeASecondPersonAgreesTheLimitsCount() {
    desk.hears(new GuardInput.Plan(desk.plan("p", "leavers", 300), desk.now()));
    Answer own = desk.says("ann", "p", true);
    // When
    leave(2);
    Answer third = desk.wants(leaver(3));
    // Then
    assertThat(own.notes().getFirst().text()).isEqualTo("who asked for it can not agree to it");
    assertThat(words(third)).containsExactly("held for 2");
  }

  @Test
  void membersOfTheGroupAreNotHeldAndUseUpNoLimit() {
    desk.planned("p", "leavers", 300);
    // When
    for (int i = 0; i < 300; i++) {
      assertThat(words(desk.wants(leaver(i)))).containsExactly("admitted QUARANTINED");
    }
    // Then
    assertThat(words(desk.wants(Wish.of("x", Standing.QUARANTINED))))
        .containsExactly("admitted QUARANTINED");
    assertThat(desk.ledger.waiting()).isEmpty();
    assertThat(desk.ledger.planned()).singleElement().extracting(Planned::used).isEqualTo(300);
  }

  @Test
  void pastTheQuotaTheLimitsCount() {
    desk.planned("p", "leavers", 3);
    leave(3);
    leave(3, 2);
    // When
    Answer sixth = desk.wants(leaver(6));
    // Then
    assertThat(events(sixth)).containsExactly("breaker-tripped", "held");
  }

  @Test
  void othersAreLimitedAsEver() {
    desk.planned("p", "leavers", 300);
    desk.wants(Wish.of("a", Standing.QUARANTINED));
    desk.wants(Wish.of("b", Standing.QUARANTINED));
    // When
    Answer other = desk.wants(Wish.of("c", Standing.QUARANTINED).in("stayers"));
    Answer leaver = desk.wants(leaver(1));
    // Then
    assertThat(words(other)).containsExactly("held for 2");
    assertThat(words(leaver)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void beforeItsBeginAndAfterItsEndTheLimitsCount() {
    Instant begin = desk.now().plusSeconds(60);
    Planned plan =
        new Planned("p", "leavers", "hr", 9, 0, begin, begin.plusSeconds(60), "why", "ann", "");
    desk.hears(new GuardInput.Plan(plan, desk.now()));
    desk.says("bob", "p", true);
    leave(2);
    Answer before = desk.wants(leaver(3));
    desk.passes(Duration.ofSeconds(60));
    Answer within = desk.wants(leaver(4));
    desk.passes(Duration.ofSeconds(60));
    // When
    Answer after = desk.wants(leaver(5));
    // Then
    assertThat(words(before)).containsExactly("held for 2");
    assertThat(words(within)).containsExactly("admitted QUARANTINED");
    assertThat(words(after)).containsExactly("held for 2");
  }

  @Test
  void whenItIsOverThatIsARecordAndItIsForgotten() {
    desk.planned("p", "leavers", 300);
    leave(2);
    desk.passes(Duration.ofHours(1));
    // When
    Answer over = desk.ticks();
    // Then
    assertThat(events(over)).containsExactly("planned-ended");
    assertThat(over.notes().getFirst().text()).contains("2 of 300 used");
    assertThat(desk.ledger.planned()).isEmpty();
  }

  @Test
  void whatHangsOnAMemberGoesWithItAndTakesFromTheQuota() {
    desk.planned("p", "leavers", 3);
    Answer parent = desk.wants(leaver(1));
    // When
    Answer first = desk.wants(Wish.of("laptop", Standing.QUARANTINED).following("p"));
    desk.wants(Wish.of("phone", Standing.QUARANTINED).following("p"));
    // Then
    assertThat(parent.signals().getFirst().statement().toString()).contains("approval=p");
    assertThat(words(first)).containsExactly("admitted QUARANTINED");
    assertThat(desk.ledger.planned()).singleElement().extracting(Planned::used).isEqualTo(3);
  }

  @Test
  void theIrreversibleStillAsksItsPeopleAndNeverTouchHolds() {
    desk.planned("p", "leavers", 300);
    // When
    Answer revoked = desk.wants(Wish.of("d", Standing.REVOKED).in("leavers").needing(1));
    Answer listed = desk.wants(Wish.of("e", Standing.QUARANTINED).in("leavers", "vip"));
    Answer asked = desk.wants(Wish.of("f", Standing.QUARANTINED).in("leavers").asking());
    // Then
    assertThat(words(revoked)).containsExactly("downgraded to QUARANTINED for 1");
    assertThat(words(listed)).containsExactly("held for 2");
    assertThat(words(asked)).containsExactly("held for 1");
  }

  @Test
  void anOpenBreakerDoesNotHoldWhatWasPlanned() {
    for (String other : new String[] {"a", "b", "c"}) {
      desk.wants(Wish.of(other, Standing.QUARANTINED));
    }
    desk.planned("p", "leavers", 300);
    // When
    Answer leaver = desk.wants(leaver(1));
    // Then
    assertThat(words(leaver)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void aCancelledOneCountsNoMore() {
    desk.planned("p", "leavers", 300);
    leave(5);
    // When
    Answer cancelled = desk.hears(new GuardInput.PlanCancelled("p", "cid", "no", desk.now()));
    leave(5, 2);
    Answer next = desk.wants(leaver(8));
    // Then
    assertThat(events(cancelled)).containsExactly("planned-cancelled");
    assertThat(words(next)).containsExactly("held for 2");
  }

  @Test
  void oneThatWaitsCanBeCancelledAndARejectedOneIsGone() {
    desk.hears(new GuardInput.Plan(desk.plan("p", "leavers", 1), desk.now()));
    desk.hears(new GuardInput.Plan(desk.plan("q", "leavers", 1), desk.now()));
    // When
    desk.hears(new GuardInput.PlanCancelled("p", "ann", "no", desk.now()));
    desk.says("bob", "q", false);
    Answer unknown = desk.hears(new GuardInput.PlanCancelled("p", "ann", "no", desk.now()));
    // Then
    assertThat(desk.ledger.waiting()).isEmpty();
    assertThat(desk.ledger.planned()).isEmpty();
    assertThat(events(unknown)).containsExactly("refused");
  }

  @Test
  void oneThatNobodyAgreesToExpires() {
    desk.hears(new GuardInput.Plan(desk.plan("p", "leavers", 1), desk.now()));
    desk.passes(Duration.ofHours(1));
    // When
    Answer over = desk.ticks();
    // Then
    assertThat(events(over)).containsExactly("expired");
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void thereAreOnlySoMany() {
    for (int i = 0; i < Planned.MAX - 1; i++) {
      desk.planned("p" + i, "leavers", 1);
    }
    desk.hears(new GuardInput.Plan(desk.plan("last", "leavers", 1), desk.now()));
    // When
    Answer tooMany = desk.hears(new GuardInput.Plan(desk.plan("more", "leavers", 1), desk.now()));
    // Then
    assertThat(events(tooMany)).containsExactly("refused");
    assertThat(desk.ledger.waiting("last")).isPresent();
    assertThat(desk.ledger.waiting("more")).isEmpty();
  }

  private void leave(int count) {
    leave(0, count);
  }

  private void leave(int first, int count) {
    for (int i = first; i < first + count; i++) {
      assertThat(words(desk.wants(leaver(i)))).containsExactly("admitted QUARANTINED");
    }
  }

  private static Wish leaver(int number) {
    return Wish.of("l" + number, Standing.QUARANTINED).in("leavers");
  }
}
