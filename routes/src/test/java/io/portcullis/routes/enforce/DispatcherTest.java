package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

class DispatcherTest {
  private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final FakeCa ca = new FakeCa();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Dispatcher dispatcher =
      new Dispatcher(
          List.of(ca),
          stopped::get,
          Witness.NONE,
          (action, outcome) -> outcomes.add(outcome),
          Tracing.OFF,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    ca.open.countDown();
    dispatcher.close();
  }

  @Test
  void nothingIsSentWhileStopped() {
    stopped.set(true);
    // When
    dispatcher.dispatch(action("1", Want.HELD, 1));
    // Then
    assertThat(await(1).getFirst().status()).isEqualTo(Status.NOT_ATTEMPTED);
    assertThat(ca.asked).isEmpty();
  }

  @Test
  void whatNoEnforcerServesIsRefusedByName() {
    Target.OfKey key = new Target.OfKey("token", "01");
    // When
    dispatcher.dispatch(action(key, Want.DISABLED, 1));
    // Then
    Outcome outcome = await(1).getFirst();
    assertThat(outcome.status()).isEqualTo(Status.REFUSED);
    assertThat(outcome.detail()).isEqualTo("no enforcer is configured for hsm:token|01");
  }

  @Test
  void aFullLaneIsNotAttemptedAndTheConsumerNeverWaits() {
    ca.shut();
    // When: one in its enforcer, a lane full, one more
    dispatcher.dispatch(action("1", Want.HELD, 1));
    Awaitility.await().until(() -> ca.asked.size() == 1);
    for (int i = 0; i <= Lane.MAX_WAITING; i++) {
      dispatcher.dispatch(action("1", Want.HELD, 1));
    }
    // Then
    assertThat(outcomes).extracting(Outcome::status).containsExactly(Status.NOT_ATTEMPTED);
  }

  @Test
  void oneFullLaneLeavesTheOthersFree() {
    ca.shutFor = "1";
    ca.shut();
    dispatcher.dispatch(action("1", Want.HELD, 1));
    // When
    for (int i = 2; i < 10; i++) {
      dispatcher.dispatch(action(Integer.toString(i), Want.HELD, 1));
    }
    // Then: all but those that share the lane of the one that hangs
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ca.asked.size() >= 7);
  }

  @Test
  void oneAfterTheOtherAtOnePointAndNoOlderOneAfterANewer() {
    dispatcher.dispatch(action("1", Want.HELD, 1));
    dispatcher.dispatch(action("1", Want.HELD, 3));
    dispatcher.dispatch(action("1", Want.VALID, 2));
    // When
    dispatcher.dispatch(action("1", Want.VALID, 4));
    // Then
    await(3);
    assertThat(ca.asked).containsExactly("HELD 1", "HELD 3", "VALID 4");
  }

  @Test
  void whatIsAcknowledgedAndNotSeenYetIsToldAndLookedForAgain() {
    ca.unseen.set(1);
    // When
    dispatcher.dispatch(action("1", Want.HELD, 1));
    // Then
    assertThat(await(2))
        .extracting(Outcome::status)
        .containsExactly(Status.ACKNOWLEDGED, Status.VERIFIED);
    assertThat(ca.asked).hasSize(1);
  }

  @Test
  void whatIsSeenAtOnceIsToldWithTheAnswer() {
    // When
    dispatcher.dispatch(action("1", Want.HELD, 1));
    // Then
    Outcome told = await(1).getFirst();
    assertThat(told.status()).isEqualTo(Status.VERIFIED);
    assertThat(told.detail()).isEqualTo("seen");
    assertThat(told.hops())
        .extracting(Hop::kind)
        .containsExactly(Hop.Kind.SENT, Hop.Kind.ACKNOWLEDGED, Hop.Kind.VERIFIED);
  }

  @Test
  void anEnforcerThatBreaksItsPromiseCostsOneActionOnly() {
    dispatcher.dispatch(action("666", Want.HELD, 1));
    // When
    dispatcher.dispatch(action("666", Want.HELD, 2));
    dispatcher.dispatch(action("1", Want.HELD, 1));
    // Then
    assertThat(await(1)).extracting(Outcome::point).containsOnly("ca:cn=moat|1");
  }

  private List<Outcome> await(int count) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> outcomes.size() >= count);
    return List.copyOf(outcomes);
  }

  private static Action action(String serial, Want want, int generation) {
    return action(new Target.OfCertificate("CN=Moat", serial, false), want, generation);
  }

  private static Action action(Target target, Want want, int generation) {
    return new Action(
        Action.id("dev-1", target, want, generation),
        "dev-1",
        SubjectKind.DEVICE,
        target,
        want,
        generation,
        1,
        ReasonCode.UNSPECIFIED,
        "posture",
        "sig-1",
        NOW,
        NOW);
  }

  /** Says yes to everything and sees it at once; hangs when shut, throws at serial 666. */
  private static final class FakeCa implements Enforcer {
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    volatile CountDownLatch open = new CountDownLatch(0);
    final AtomicInteger unseen = new AtomicInteger();
    volatile String shutFor = "";

    void shut() {
      open = new CountDownLatch(1);
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public PointKind kind() {
      return PointKind.CA;
    }

    @Override
    public boolean serves(Target target) {
      return target instanceof Target.OfCertificate;
    }

    @Override
    public Outcome enforce(Action action) {
      asked.add(action.want() + " " + action.generation());
      String serial = ((Target.OfCertificate) action.target()).serial();
      if (serial.equals("666")) {
        throw new IllegalStateException("broken");
      }
      if (shutFor.isEmpty() || shutFor.equals(serial)) {
        await();
      }
      return Outcome.of(action, Status.ACKNOWLEDGED, "yes", NOW, NOW);
    }

    private void await() {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Outcome verify(Action action) {
      Status status = unseen.getAndDecrement() > 0 ? Status.FAILED : Status.VERIFIED;
      return Outcome.of(action, status, "seen", NOW, NOW);
    }

    @Override
    public String check() {
      return "ok";
    }
  }
}
