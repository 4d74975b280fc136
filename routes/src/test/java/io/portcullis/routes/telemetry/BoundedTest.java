package io.portcullis.routes.telemetry;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void ofNoShareNothingIsTraced() {
    assertThat(traced(new Bounded(0, 10, nanos::get), 100)).isZero();
  }

  @Test
  void noMoreBeginInASecondThanMay() {
    // Given
    Bounded bounded = new Bounded(1, 3, nanos::get);
    // When
    long first = traced(bounded, 10);
    nanos.addAndGet(999_999_999);
    long same = traced(bounded, 10);
    nanos.addAndGet(1);
    long next = traced(bounded, 2);
    // Then
    assertThat(first).isEqualTo(3);
    assertThat(same).isZero();
    assertThat(next).isEqualTo(2);
  }

  @Test
  void oneKindDoesNotTakeThePlaceOfAnother() {
    // Given
    Bounded bounded = new Bounded(1, 3, nanos::get);
    traced(bounded, 10);
    // When
    long others = traced(bounded, "authorise", 10);
    // Then
    assertThat(others).isEqualTo(3);
  }

  private static long traced(Bounded bounded, int many) {
    return traced(bounded, "intake", many);
  }

  private static long traced(Bounded bounded, String name, int many) {
    long traced = 0;
    for (int i = 0; i < many; i++) {
      var result =
          bounded.shouldSample(
              Context.root(),
              "%032x".formatted(i + 1),
              name,
              SpanKind.PRODUCER,
              Attributes.empty(),
              List.of());
      traced += result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE ? 1 : 0;
    }
    return traced;
  }
}
