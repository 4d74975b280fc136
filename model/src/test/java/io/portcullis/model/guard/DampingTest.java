package io.portcullis.model.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Samples;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

/** A subject that flaps is not released each time at once. */
class DampingTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Limits DAMPED =
      new Limits(
          Duration.ofMinutes(10),
          20,
          20,
          20,
          0.5,
          20,
          Set.of(),
          2,
          Duration.ofMinutes(5),
          10,
          Limits.Compromise.DEFAULT,
          new Limits.Damping(3, Duration.ofHours(2), HOUR),
          Set.of(),
          Set.of());

  private final Desk desk = new Desk(DAMPED);

  @Test
  void twoQuarantinesAreNoFlapping() {
    // When
    Answer released = desk.wants(release(ago(90), ago(5)));
    // Then
    assertThat(words(released)).containsExactly("admitted GOOD");
  }

  @Test
  void thoseOfLongAgoDoNotCount() {
    // When
    Answer released = desk.wants(release(ago(120), ago(60), ago(5)));
    // Then
    assertThat(words(released)).containsExactly("admitted GOOD");
  }

  @Test
  void theThirdReleaseWaitsItsTimeAndIsNotForgotten() {
    Answer held = desk.wants(release(ago(119), ago(60), ago(5)));
    desk.passes(HOUR.minusSeconds(2));
    Answer early = desk.ticks();
    // When
    Answer out = desk.ticks();
    // Then
    assertThat(words(held)).containsExactly("held for 1");
    assertThat(held.notes().getFirst().text()).startsWith("quarantined 3 times within PT2H");
    assertThat(early.signals()).isEmpty();
    assertThat(words(out)).containsExactly("admitted GOOD");
  }

  @Test
  void aPersonLetsItOutEarlier() {
    desk.wants(release(ago(119), ago(60), ago(5)));
    // When
    Answer agreed = desk.says("ann", "prp-d-2", 2, true);
    // Then
    assertThat(words(agreed)).containsExactly("admitted GOOD");
  }

  @Test
  void whenItsTimeIsOverTheSourceMustStillBeAlive() {
    desk.wants(release(ago(119), ago(60), ago(5)));
    desk.hears(new GuardInput.SourceHeard("mdm", true, "silent", desk.now()));
    desk.passes(HOUR);
    Answer silent = desk.ticks();
    desk.hears(new GuardInput.SourceHeard("mdm", false, "", desk.now()));
    // When
    Answer back = desk.ticks();
    // Then
    assertThat(words(silent)).containsExactly("held for 2");
    assertThat(words(back)).containsExactly("admitted GOOD");
  }

  @Test
  void oneThatFlapsBackIsTakenBack() {
    desk.wants(release(ago(119), ago(60), ago(5)));
    // When
    desk.hears(new GuardInput.Withdrawn("d", SubjectKind.DEVICE, "prp-d-2", desk.now()));
    // Then
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void aProposalOfAnEarlierReleaseIsReleasedAtOnce() {
    // When
    Answer released = desk.wants(Wish.release("d"));
    // Then
    assertThat(words(released)).containsExactly("admitted GOOD");
  }

  private static Wish release(Instant... quarantines) {
    return Wish.release("d").quarantinedAt(quarantines);
  }

  private static Instant ago(int minutes) {
    return Samples.T0.minus(Duration.ofMinutes(minutes));
  }
}
