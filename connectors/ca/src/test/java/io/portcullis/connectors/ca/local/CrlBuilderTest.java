package io.portcullis.connectors.ca.local;

import java.time.Instant;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CrlBuilderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.900Z");

  @Test
  void thereIsNoneWhenTheLastOneIsOfThisSecond() {
    assertThat(CrlBuilder.thisUpdate(Instant.parse("2026-03-01T10:00:00Z"), NOW)).isEmpty();
  }

  @Test
  void theLastFreeSecondIsTaken() {
    assertThat(CrlBuilder.thisUpdate(Instant.parse("2026-03-01T09:59:59Z"), NOW))
        .contains(Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Property
  void growsByWholeSecondsAndIsNeverOfTheFuture(
      @ForAll @LongRange(min = -2_000_000, max = 2_000_000) long lastMillisBeforeNow) {
    Instant last = NOW.plusMillis(lastMillisBeforeNow);
    CrlBuilder.thisUpdate(last, NOW)
        .ifPresent(
            t -> {
              assertThat(t.getNano()).isZero();
              assertThat(t.getEpochSecond()).isGreaterThan(last.getEpochSecond());
              assertThat(t).isBeforeOrEqualTo(NOW);
            });
  }
}
