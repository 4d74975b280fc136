package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Standing;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

/** While any breaker is open, only the reversible goes out by itself. */
class OpenBreakerTest {
  private static final Limits SMALL =
      new Limits(Duration.ofMinutes(10), 2, 9, 99, 0.5, 4, Set.of(), 2, Duration.ofDays(1), 10);

  private final Desk desk = new Desk(SMALL);

  @BeforeEach
  void postureTrips() {
    for (String subject : new String[] {"a", "b", "c"}) {
      desk.wants(Wish.of(subject, Standing.QUARANTINED));
    }
  }

  @Test
  void anIrreversibleProposalOfAnotherRuleHoldsItsReversiblePart() {
    // When
    Answer other = desk.wants(elsewhere("r"));
    // Then
    assertThat(words(other)).containsExactly("downgraded to QUARANTINED for 2");
  }

  @Test
  void aReversibleOneOfAnotherRuleGoesOn() {
    // When
    Answer other = desk.wants(Wish.of("q", Standing.QUARANTINED).by("lost").saidBy("edr"));
    // Then
    assertThat(words(other)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void whenPeopleLetTheBreakerGoTheRestFollows() {
    desk.wants(elsewhere("r"));
    letGo("rule:posture");
    // When
    Answer out = desk.ticks();
    // Then
    assertThat(words(out)).contains("admitted QUARANTINED", "admitted REVOKED");
  }

  @Test
  void aSecondBreakerThatIsOpenHoldsItOn() {
    desk.wants(elsewhere("r"));
    for (String subject : new String[] {"x", "y", "z"}) {
      desk.wants(Wish.of(subject, Standing.QUARANTINED).by("lost").saidBy("edr"));
    }
    letGo("rule:posture");
    // When
    Answer first = desk.ticks();
    letGo("rule:lost");
    Answer second = desk.ticks();
    // Then
    assertThat(words(first)).contains("downgraded to QUARANTINED for 2");
    assertThat(words(second)).contains("admitted REVOKED");
  }

  @Test
  void peopleLetOutThatOneAlone() {
    desk.wants(elsewhere("r"));
    desk.says("ann", "prp-r-1", true);
    // When
    Answer agreed = desk.says("bob", "prp-r-1", true);
    // Then
    assertThat(words(agreed)).containsExactly("admitted REVOKED");
    assertThat(desk.ledger.waiting(Breakers.id("rule:posture"))).isPresent();
  }

  private void letGo(String key) {
    desk.says("ann", Breakers.id(key), true);
    desk.says("bob", Breakers.id(key), true);
  }

  private static Wish elsewhere(String subject) {
    return Wish.of(subject, Standing.REVOKED).by("deleted").saidBy("idp");
  }
}
