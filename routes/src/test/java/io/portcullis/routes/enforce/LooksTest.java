package io.portcullis.routes.enforce;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class LooksTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

  @Test
  void oneMoreThanThereIsRoomForIsLeftToItsTimer() {
    try (Looks looks = new Looks(action -> true)) {
      for (int i = 0; i < Looks.MAX_PENDING; i++) {
        looks.later(action());
      }
      // When / Then
      assertThat(looks.later(action())).isFalse();
    }
  }

  @Test
  void aLookThatBreaksIsTakenAgain() {
    AtomicInteger turns = new AtomicInteger();
    try (Looks looks =
        new Looks(
            action -> {
              if (turns.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
              }
              return false;
            })) {
      // When
      looks.later(action());
      // Then
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> turns.get() == 1);
    }
  }

  @Test
  void itIsLookedForUntilItIsSeen() {
    AtomicInteger turns = new AtomicInteger();
    try (Looks looks = new Looks(action -> turns.incrementAndGet() == 2)) {
      // When
      looks.later(action());
      // Then
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> turns.get() == 2);
    }
  }

  private static Action action() {
    Target target = new Target.OfCertificate("CN=Moat", "1", false);
    return new Action(
        Action.id("dev-1", target, Want.HELD, 1),
        "dev-1",
        SubjectKind.DEVICE,
        target,
        Want.HELD,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "posture",
        "sig-1",
        NOW,
        NOW);
  }
}
