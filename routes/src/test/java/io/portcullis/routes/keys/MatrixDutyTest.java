package io.portcullis.routes.keys;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.routes.MovedClock;
import io.portcullis.routes.api.MatrixPage;
import io.portcullis.routes.duty.Duty;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixDutyTest {
  private static final Instant BEGIN = Instant.parse("2026-11-27T12:00:00Z");

  private final MovedClock clock = new MovedClock(BEGIN);
  private final List<Instant> written = new ArrayList<>();
  private final Kept place = new Kept();
  private String asOf = BEGIN.toString();
  private boolean away;
  private final MatrixDuty duty = new MatrixDuty(this::page, (k, d, at) -> write(at), clock);

  @Test
  void nothingIsWrittenBeforeTheHubHasReadAll() {
    // Given
    asOf = "";
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(MatrixDuty.UNTIL_READ);
    assertThat(written).isEmpty();
  }

  @Test
  void whatElasticsearchDidNotTakeIsWrittenSoon() {
    // Given
    away = true;
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(1));
    assertThat(place.text()).isEmpty();
  }

  @Test
  void oneIsWrittenADayWhoeverWroteTheLast() {
    // Given
    duty.step(place);
    clock.pass(Duration.ofHours(5));
    // When
    Duration wait = new MatrixDuty(this::page, (k, d, at) -> write(at), clock).step(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofHours(19));
    clock.pass(wait);
    duty.step(place);
    assertThat(written).containsExactly(BEGIN, BEGIN.plus(MatrixDuty.EVERY));
  }

  private MatrixPage page(String after) {
    return MatrixPage.of(asOf, List.of(), "");
  }

  private void write(Instant at) throws IOException {
    if (away) {
      throw new IOException("away");
    }
    written.add(at);
  }

  private static final class Kept implements Duty.Place {
    private String text = "";

    @Override
    public String text() {
      return text;
    }

    @Override
    public void keep(String now) {
      text = now;
    }
  }
}
