package io.portcullis.routes.enforce;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

import static org.assertj.core.api.Assertions.assertThat;

class LaterTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<Duration> THREE = Collections.nCopies(3, Duration.ofMillis(1));

  private final AtomicInteger looks = new AtomicInteger();
  private final List<Action> unseen = new CopyOnWriteArrayList<>();

  @Test
  void whatNeverShowsIsGivenUpAfterTheLastWait() {
    try (Later later = later(THREE, action -> false)) {
      // When
      later.await(action());
      // Then
      Awaitility.await().atMost(SOON).until(() -> unseen.size() == 1);
      assertThat(looks).hasValue(THREE.size());
    }
  }

  @Test
  void aLookThatBreaksHasSeenNothing() {
    try (Later later = later(THREE, this::breaksAtFirst)) {
      // When
      later.await(action());
      // Then
      Awaitility.await().atMost(SOON).until(() -> looks.get() == 2);
      assertThat(unseen).isEmpty();
    }
  }

  private boolean breaksAtFirst(Action action) {
    if (looks.get() == 1) {
      throw new IllegalStateException("broken");
    }
    return true;
  }

  @Test
  void oneMoreThanThereIsRoomForIsLeftToItsTimer() {
    try (Later later = later(List.of(Duration.ofHours(1)), action -> true)) {
      for (int i = 0; i < Later.MAX_WAITING; i++) {
        later.await(action());
      }
      // When / Then
      assertThat(later.await(action())).isFalse();
    }
  }

  @Test
  void roomIsThereAgainOnceItIsOver() {
    try (Later later = later(THREE, action -> true)) {
      for (int i = 0; i < Later.MAX_WAITING; i++) {
        later.await(action());
      }
      // When / Then
      Awaitility.await().atMost(SOON).until(() -> later.await(action()));
    }
  }

  @Test
  void itIsLookedForUntilItIsSeen() {
    try (Later later = later(THREE, action -> looks.get() == 2)) {
      // When
      later.await(action());
      // Then
      Awaitility.await().atMost(SOON).until(() -> looks.get() == 2);
      assertThat(unseen).isEmpty();
    }
  }

  private Later later(List<Duration> waits, Predicate<Action> look) {
    return new Later(
        "later",
        waits,
        action -> {
          looks.incrementAndGet();
          return look.test(action);
        },
        unseen::add);
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
