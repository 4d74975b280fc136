package io.portcullis.connectors.ca.local;

import java.time.Instant;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class CrlBuilderPropertyTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.900Z");

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
