package io.portcullis.routes.duty;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SteppedDutyTest {
  private static final Duration EVERY = Duration.ofHours(1);

  private final KeptPlace place = new KeptPlace();
  private final Stepped duty = new Stepped();

  @Test
  void aStepThatFailsIsTriedAgainLaterEachTimeUpToABound() throws InterruptedException {
    // Given
    duty.next = Step.failing(new IOException("it is away"));
    List<Duration> waits = new ArrayList<>();
    // When
    for (int i = 0; i < 12; i++) {
      waits.add(duty.step(place));
    }
    // Then
    assertThat(waits.subList(0, 4))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
    assertThat(waits.getLast()).isEqualTo(Backoff.LONGEST);
    assertThat(duty.problem()).isEqualTo("it is away");
    assertThat(duty.failed).isEqualTo(12);
  }

  @Test
  void whatTheLogDidNotTakeIsAFailureToo() throws InterruptedException {
    // Given
    duty.next = Step.failing(new ExecutionException(new IOException("Kafka")));
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(1));
    assertThat(duty.problem()).isEqualTo("the log did not take it");
  }

  @Test
  void whoSaysWhenToComeAgainIsHeard() throws InterruptedException {
    // Given
    duty.next = Step.failing(new LaterException("busy", Optional.of(Duration.ofSeconds(77))));
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(77));
  }

  @Test
  void aStepThatIsDoneEndsTheProblemAndTheNextFailureIsTheFirst() throws InterruptedException {
    // Given
    duty.next = Step.failing(new LaterException("busy"));
    duty.step(place);
    duty.step(place);
    duty.next = () -> EVERY;
    // When
    Duration rest = duty.step(place);
    // Then
    assertThat(rest).isEqualTo(EVERY);
    assertThat(duty.problem()).isEmpty();
    duty.next = Step.failing(new LaterException("busy"));
    assertThat(duty.step(place)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatElseIsThrownEndsItAndItIsLaidDownInOrder() {
    // Given
    duty.next =
        () -> {
          throw new StalePlaceException(new IOException("fenced"));
        };
    // When
    assertThatThrownBy(() -> duty.run(place)).isInstanceOf(StalePlaceException.class);
    // Then
    assertThat(duty.told).containsExactly("begin", "step", "end");
  }

  @Test
  void itEndsAtOnceWhileItRests() throws Exception {
    // Given
    CountDownLatch rests = new CountDownLatch(1);
    duty.onRest = rests::countDown;
    RunningDuty running = RunningDuty.start(duty, place);
    rests.await();
    // When
    boolean ended = running.end();
    // Then
    assertThat(ended).isTrue();
    assertThat(duty.told.getLast()).isEqualTo("end");
  }

  @Test
  void nothingWakesItUpWhileSomethingIsWrong() throws Exception {
    // Given
    CompletableFuture<Void> failed = new CompletableFuture<>();
    duty.next = Step.failing(new LaterException("busy", Optional.of(EVERY)));
    duty.onFailed = () -> failed.complete(null);
    RunningDuty running = RunningDuty.start(duty, place);
    failed.get();
    // When
    running.end();
    // Then
    assertThat(duty.rested).containsExactly(Duration.ZERO);
  }

  private interface Step {
    Duration work() throws IOException, ExecutionException;

    static Step failing(IOException why) {
      return () -> {
        throw why;
      };
    }

    static Step failing(ExecutionException why) {
      return () -> {
        throw why;
      };
    }
  }

  private static final class Stepped extends SteppedDuty {
    private final List<String> told = new ArrayList<>();
    private final List<Duration> rested = new ArrayList<>();
    private Step next = () -> EVERY;
    private Runnable onRest = () -> {};
    private Runnable onFailed = () -> {};
    private int failed;

    @Override
    public String name() {
      return "stepped";
    }

    @Override
    protected void begin(Place place) {
      told.add("begin");
    }

    @Override
    protected Duration work(Place place) throws IOException, ExecutionException {
      told.add("step");
      return next.work();
    }

    @Override
    protected void failed() {
      failed++;
      onFailed.run();
    }

    @Override
    protected void rest(Duration time) throws InterruptedException {
      rested.add(time);
      if (!time.isZero()) {
        onRest.run();
      }
      super.rest(time);
    }

    @Override
    protected void end() {
      told.add("end");
    }
  }
}
