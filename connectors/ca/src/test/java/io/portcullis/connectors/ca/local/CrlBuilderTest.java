package io.portcullis.connectors.ca.local;

import java.time.Instant;

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
}
