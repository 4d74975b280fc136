package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Alert;
import io.portcullis.model.Outcome;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Want;
import io.portcullis.routes.enforce.Dispatcher;
import io.portcullis.routes.enforce.Witness;
import io.portcullis.routes.telemetry.Tracing;

import static org.assertj.core.api.Assertions.assertThat;

/** More notices at once than their lane holds: a mass event. */
class NoNoticeIsLostTest {
  private static final int MANY = 1_000;

  private final AlertBook book = new AlertBook();
  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final CountDownLatch kafka = new CountDownLatch(1);
  private final Clock clock = Clock.fixed(Samples.T0, ZoneOffset.UTC);

  @Test
  void theyWaitForRoomAndEachBecomesAnAlert() throws InterruptedException {
    // Given
    PeopleEnforcer people = new PeopleEnforcer(this::raise, book, rule -> Optional.empty(), clock);
    try (Dispatcher dispatcher =
        new Dispatcher(
            List.of(people),
            () -> false,
            Witness.NONE,
            (action, outcome) -> outcomes.add(outcome),
            Tracing.OFF,
            clock)) {
      Thread consumer =
          Thread.ofVirtual()
              .start(() -> IntStream.range(0, MANY).forEach(i -> dispatcher.dispatch(notice(i))));
      Awaitility.await().until(() -> consumer.getState() == Thread.State.TIMED_WAITING);
      // When
      kafka.countDown();
      consumer.join();
      // Then
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> outcomes.size() == MANY);
      assertThat(outcomes).extracting(Outcome::status).containsOnly(Outcome.Status.ACKNOWLEDGED);
      assertThat(book.open()).hasSize(MANY);
    }
  }

  private void raise(Alert alert) {
    try {
      kafka.await();
      book.put(alert);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Action notice(int number) {
    String subject = "dev-" + number;
    Target target =
        new Target.OfPeople("soc", "held", subject + " is QUARANTINED", Severity.HIGH, "it");
    return new Action(
        Action.id(subject, target, Want.TOLD, 1),
        subject,
        SubjectKind.DEVICE,
        target,
        Want.TOLD,
        1,
        1,
        ReasonCode.UNSPECIFIED,
        "",
        "standing",
        Samples.T0,
        Samples.T0);
  }
}
