package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;

/**
 * Leaves a point alone that does not answer, so that what waits for it does not wait in line for
 * one time limit after the other. One call in five seconds is let through to see whether it is
 * back. A "no" of a NAS is an answer; any other failure is not.
 */
final class Breaker {
  static final int WINDOW = 10;
  static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final float MOST_FAILURES_PERCENT = 80;

  private final CircuitBreaker breaker;
  private final boolean failedIsAnswer;
  private final Clock clock;
  private volatile String last = "";
  private volatile Optional<Instant> answered = Optional.empty();

  Breaker(Enforcer enforcer, Clock clock) {
    this.clock = clock;
    this.failedIsAnswer = enforcer.kind() == PointKind.RADIUS;
    this.breaker =
        CircuitBreaker.of(
            enforcer.name(),
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .failureRateThreshold(MOST_FAILURES_PERCENT)
                .waitDurationInOpenState(OPEN_FOR)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordResult(result -> result instanceof Outcome o && failed(o))
                .clock(clock)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            e ->
                LOG.warn(
                    "{} {}: {}",
                    enforcer.kind(),
                    enforcer.name(),
                    e.getStateTransition().getToState() == State.CLOSED
                        ? "answers again"
                        : "is left alone for " + OPEN_FOR.toSeconds() + " s: " + last));
  }

  /** True when the call may go out; then {@link #heard} must follow. */
  boolean lets() {
    return breaker.tryAcquirePermission();
  }

  boolean open() {
    return breaker.getState() != State.CLOSED;
  }

  /** When it was last heard, whatever it said; empty when it was not asked since the start. */
  Optional<Instant> answered() {
    return answered;
  }

  /** What it said when it failed last; empty when it never did. */
  String last() {
    return last;
  }

  /** Why it does not let calls out. */
  String reason() {
    return "not sent, it fails again and again: " + last;
  }

  void heard(Outcome outcome) {
    if (!failed(outcome)) {
      answered = Optional.of(clock.instant());
    }
    last = failed(outcome) ? outcome.detail() : last;
    breaker.onResult(0, TimeUnit.NANOSECONDS, outcome);
  }

  private boolean failed(Outcome outcome) {
    return outcome.status() == Status.SILENT
        || outcome.status() == Status.FAILED && !failedIsAnswer;
  }
}
