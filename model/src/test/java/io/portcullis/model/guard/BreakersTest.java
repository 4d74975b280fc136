package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Standing;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.events;
import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

class BreakersTest {
  private static final int RULE = 3;
  private static final int SOURCE = 4;
  private static final int OVERALL = 5;
  private static final Limits SMALL =
      new Limits(
          Duration.ofMinutes(1), RULE, SOURCE, OVERALL, 0.5, 4, Set.of(), 2, Duration.ofDays(1), 2);

  private final Desk desk = new Desk(SMALL);

  @Test
  void oneRuleHasALimit() {
    wants(RULE, "posture", "mdm");
    // When
    Answer over = desk.wants(Wish.of("over", Standing.QUARANTINED));
    Answer next = desk.wants(Wish.of("next", Standing.QUARANTINED));
    Answer other = desk.wants(Wish.of("other", Standing.QUARANTINED).by("theft").saidBy("edr"));
    // Then
    assertThat(words(over)).containsExactly("held for 2");
    assertThat(events(over)).containsExactly("breaker-tripped", "held");
    assertThat(events(next)).containsExactly("held");
    assertThat(words(other)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void aSourceHasALimitOverAllRules() {
    wants(2, "posture", "mdm");
    wants(2, "lost", "mdm");
    // When
    Answer over = desk.wants(Wish.of("over", Standing.QUARANTINED).by("wiped"));
    // Then
    assertThat(breaker("over")).isEqualTo("source:mdm");
    assertThat(words(over)).containsExactly("held for 2");
  }

  @Test
  void everythingTogetherHasALimit() {
    wants(3, "posture", "mdm");
    wants(2, "theft", "edr");
    // When
    desk.wants(Wish.of("over", Standing.QUARANTINED).by("gone").saidBy("idp"));
    // Then
    assertThat(breaker("over")).isEqualTo("overall");
  }

  @Test
  void aGroupHasALimitAsAShareOfItsMembers() {
    enrol("lab", 4);
    desk.wants(Wish.of("a", Standing.QUARANTINED).in("lab"));
    desk.wants(Wish.of("b", Standing.QUARANTINED).in("lab").by("theft"));
    // When
    desk.wants(Wish.of("over", Standing.QUARANTINED).in("lab").by("gone"));
    // Then
    assertThat(breaker("over")).isEqualTo("group:lab");
  }

  @Test
  void aSmallGroupHasNone() {
    enrol("pair", 3);
    for (String subject : new String[] {"a", "b", "c"}) {
      // When
      Answer answer = desk.wants(Wish.of(subject, Standing.QUARANTINED).in("pair"));
      // Then
      assertThat(words(answer)).containsExactly("admitted QUARANTINED");
    }
  }

  @Test
  void whoLeavesAGroupMakesItSmaller() {
    enrol("lab", 4);
    // When
    desk.hears(new GuardInput.Enrolled("m0", Set.of(), Set.of("lab", "unheard-of"), desk.now()));
    // Then
    assertThat(desk.ledger.groupSize("lab")).isEqualTo(3);
    assertThat(desk.ledger.groupSize("unheard-of")).isZero();
  }

  @Test
  void theNarrowestLimitTrips() {
    enrol("lab", 4);
    wants(RULE, "posture", "mdm");
    desk.wants(Wish.of("x", Standing.QUARANTINED).in("lab").by("theft"));
    // When: rule, source and overall are all near their ends
    desk.wants(Wish.of("over", Standing.QUARANTINED).in("lab"));
    // Then
    assertThat(breaker("over")).isEqualTo("rule:posture");
  }

  @Test
  void theWindowPasses() {
    wants(RULE, "posture", "mdm");
    desk.passes(SMALL.window());
    // When
    Answer later = desk.wants(Wish.of("later", Standing.QUARANTINED));
    // Then
    assertThat(words(later)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void anOpenBreakerDoesNotCloseWithTime() {
    trips();
    desk.passes(SMALL.expiry().plusHours(1));
    // When
    desk.ticks();
    Answer later = desk.wants(Wish.of("later", Standing.QUARANTINED));
    // Then
    assertThat(words(later)).containsExactly("held for 2");
  }

  @Test
  void releasesAndWatchingAreNotCounted() {
    trips();
    // When
    Answer release = desk.wants(Wish.release("r"));
    Answer watched = desk.wants(Wish.of("w", Standing.WATCHED));
    // Then
    assertThat(words(release)).containsExactly("admitted GOOD");
    assertThat(words(watched)).containsExactly("admitted WATCHED");
  }

  @Test
  void afterTwoPeopleAgreedItDripsOut() {
    trips();
    for (int i = 0; i < 4; i++) {
      desk.wants(Wish.of("held" + i, Standing.QUARANTINED));
    }
    String breaker = Breakers.id("rule:posture");
    desk.says("ann", breaker, true);
    Answer one = desk.ticks();
    desk.says("bob", breaker, true);
    // When
    Answer first = desk.ticks();
    Answer second = desk.ticks();
    Answer third = desk.ticks();
    // Then
    assertThat(one.signals()).isEmpty();
    assertThat(words(first)).hasSize(SMALL.drip()).containsOnly("admitted QUARANTINED");
    assertThat(words(second)).hasSize(SMALL.drip());
    assertThat(words(third)).hasSize(1);
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void aNoLeavesTheBreakerOpen() {
    trips();
    // When
    desk.says("ann", Breakers.id("rule:posture"), false);
    // Then
    assertThat(desk.ledger.waiting(Breakers.id("rule:posture"))).isPresent();
  }

  @Test
  void lettingOutAsAWholeDoesNotMakeTheIrreversibleCheaper() {
    trips();
    desk.wants(Wish.of("r", Standing.REVOKED).needing(3));
    String breaker = Breakers.id("rule:posture");
    desk.says("ann", breaker, true);
    desk.says("bob", breaker, true);
    // When
    Answer out = desk.ticks();
    // Then
    assertThat(words(out))
        .containsExactly("admitted QUARANTINED", "downgraded to QUARANTINED for 3");
  }

  @Test
  void oneThatABreakerHoldsCanBeLetOutByName() {
    trips();
    // When
    desk.says("ann", "prp-over-1", true);
    Answer agreed = desk.says("bob", "prp-over-1", true);
    // Then
    assertThat(words(agreed)).containsExactly("admitted QUARANTINED");
    assertThat(desk.ledger.waiting(Breakers.id("rule:posture"))).isPresent();
  }

  private void trips() {
    wants(RULE, "posture", "mdm");
    desk.wants(Wish.of("over", Standing.QUARANTINED));
  }

  private void wants(int count, String rule, String source) {
    for (int i = 0; i < count; i++) {
      Answer answer = desk.wants(Wish.of(rule + i, Standing.QUARANTINED).by(rule).saidBy(source));
      assertThat(words(answer)).containsExactly("admitted QUARANTINED");
    }
  }

  private void enrol(String group, int members) {
    for (int i = 0; i < members; i++) {
      desk.hears(new GuardInput.Enrolled("m" + i, Set.of(group), Set.of(), desk.now()));
    }
  }

  private String breaker(String subject) {
    return desk.ledger.waiting("prp-" + subject + "-1").orElseThrow().breaker();
  }
}
