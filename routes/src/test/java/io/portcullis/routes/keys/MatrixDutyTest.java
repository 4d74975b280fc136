package io.portcullis.routes.keys;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.api.MatrixPage;
import io.portcullis.routes.duty.KeptPlace;

import static org.assertj.core.api.Assertions.assertThat;

class MatrixDutyTest {
  private static final int MOST = 3;
  private static final Instant BEGIN = Instant.parse("2026-11-27T12:00:00Z");

  private final MovedClock clock = new MovedClock(BEGIN);
  private final List<Instant> written = new ArrayList<>();
  private final KeptPlace place = new KeptPlace();
  private String asOf = BEGIN.toString();
  private boolean away;
  private int keys;
  private final List<KeyControls> last = new ArrayList<>();
  private final MatrixDuty duty = duty();

  @Test
  void nothingIsWrittenBeforeTheHubHasReadAll() throws InterruptedException {
    // Given
    asOf = "";
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(MatrixDuty.UNTIL_READ);
    assertThat(written).isEmpty();
  }

  @Test
  void whatElasticsearchDidNotTakeIsWrittenSoon() throws InterruptedException {
    // Given
    away = true;
    // When
    Duration wait = duty.step(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(1));
    assertThat(place.text()).isEmpty();
  }

  @Test
  void oneIsWrittenADayWhoeverWroteTheLast() throws InterruptedException {
    // Given
    duty.step(place);
    clock.pass(Duration.ofHours(5));
    // When
    Duration wait = duty().step(place);
    // Then
    assertThat(wait).isEqualTo(Duration.ofHours(19));
    clock.pass(wait);
    duty.step(place);
    assertThat(written).containsExactly(BEGIN, BEGIN.plus(MatrixDuty.EVERY));
  }

  @Test
  void keysOfAllPagesAreInItAndNoMoreThanItHolds() throws InterruptedException {
    // Given
    keys = MOST + 1;
    // When
    duty.step(place);
    // Then
    assertThat(last).extracting(KeyControls::id).containsExactly("key-0", "key-1", "key-2");
  }

  private MatrixDuty duty() {
    return new MatrixDuty(this::page, this::write, MOST, clock);
  }

  /** Of one key each. */
  private MatrixPage page(String after) {
    int at = after.isEmpty() ? 0 : Integer.parseInt(after);
    List<KeyControls> some =
        keys == 0
            ? List.of()
            : List.of(
                KeyControls.of(
                    new State(Subject.fresh("key-" + at, SubjectKind.KEY, BEGIN), List.of()),
                    List.of(),
                    BEGIN));
    return MatrixPage.of(asOf, some, at + 1 < keys ? String.valueOf(at + 1) : "");
  }

  private void write(List<KeyControls> keys, String digest, Instant at) throws IOException {
    if (away) {
      throw new IOException("away");
    }
    written.add(at);
    last.clear();
    last.addAll(keys);
  }
}
