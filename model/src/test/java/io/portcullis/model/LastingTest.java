package io.portcullis.model;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** A controller holds a device to what it was told, at each login, until it is told otherwise. */
class LastingTest {
  private final Play play = Play.byRules();

  @Test
  void aReleaseReachesTheControllerAlsoWhenTheDeviceIsOffTheNetwork() {
    play.with(Samples.session("s"));
    held(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED);
    play.hears("radius", new Statement.SessionEnded("s", "Lost-Carrier"));
    // When
    Action release = only(play.admitted(Samples.FINE));
    // Then
    assertThat(release.want()).isEqualTo(Want.CONNECTED);
    assertThat(((Target.OfSession) release.target()).session().id()).isEqualTo("s");
  }

  @Test
  void aDeviceThatWasCutOffIsLetInAgain() {
    play.with(Samples.session("s"));
    Action ended = only(held(only(play.admitted(Samples.BAD)), Status.REFUSED));
    held(ended, Status.ACKNOWLEDGED);
    play.hears("radius", new Statement.SessionEnded("s", "Admin-Reset"));
    // When
    Action release = only(play.admitted(Samples.FINE));
    // Then
    assertThat(release.want()).isEqualTo(Want.CONNECTED);
  }

  @Test
  void aReleaseThatDoesNotWorkGoesToPeopleAndCutsNobodyOff() {
    play.with(Samples.session("s"));
    held(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED);
    Action release = only(play.admitted(Samples.FINE));
    // When
    Decision refused = held(release, Status.REFUSED);
    // Then
    assertThat(refused.actions()).isEmpty();
    assertThat(refused.escalated()).hasSize(1);
  }

  @Test
  void whatWasTakenBackIsNotTakenBackAgain() {
    play.with(Samples.session("s"));
    held(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED);
    play.hears("radius", new Statement.SessionEnded("s", "Lost-Carrier"));
    held(only(play.admitted(Samples.FINE)), Status.ACKNOWLEDGED);
    // When
    Decision later = play.passes(Duration.ofMinutes(5)).hears(new Statement.Heartbeat());
    // Then
    assertThat(later.actions()).isEmpty();
    assertThat(play.points(PointKind.RADIUS)).allMatch(p -> p.due().isEmpty());
  }

  @Test
  void oneReleaseIsEnoughForADevice() {
    play.with(Samples.session("s0"));
    held(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED);
    for (int i = 1; i <= Lasting.MAX; i++) {
      play.hears("radius", new Statement.SessionEnded("s" + (i - 1), "Lost-Carrier"));
      Decision next = play.hears("radius", new Statement.SessionStarted(Samples.session("s" + i)));
      held(only(next), Status.ACKNOWLEDGED);
    }
    play.hears("radius", new Statement.SessionEnded("s" + Lasting.MAX, "Lost-Carrier"));
    // When
    Decision release = play.admitted(Samples.FINE);
    // Then
    assertThat(release.actions()).hasSize(1);
  }

  private Decision held(Action action, Status status) {
    Outcome outcome = Outcome.of(action, status, "ISE", play.now(), play.now());
    return play.hears("enforce", new Statement.OutcomeReported(outcome.heldOn()));
  }

  private static Action only(Decision decision) {
    assertThat(decision.actions()).hasSize(1);
    return decision.actions().getFirst();
  }
}
