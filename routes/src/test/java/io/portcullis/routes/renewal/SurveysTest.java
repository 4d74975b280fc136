package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.config.Sections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A look that takes longer than a call waits: it goes on when the test lets it. */
class SurveysTest {
  @TempDir private Path folder;
  private final CountDownLatch over = new CountDownLatch(1);
  private InventoryStore store;
  private Surveys surveys;

  @BeforeEach
  void open() {
    store = InventoryStore.open(folder, new Limits(8, 8, 10_000));
    surveys =
        new Surveys(
            store, Sections.calendar(""), Expiring::of, new HeldClock(), Duration.ofMillis(1));
  }

  @AfterEach
  void close() throws InterruptedException {
    over.countDown();
    surveys.await(400);
    store.close();
  }

  @Test
  void aLookIsKeptForAHundredTimesAsLongAsItTookWithinBounds() {
    assertThat(Surveys.kept(Duration.ofHours(1))).isEqualTo(Surveys.LONGEST);
    assertThat(Surveys.kept(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(100));
    assertThat(Surveys.kept(Duration.ZERO)).isEqualTo(Surveys.SHORTEST);
  }

  @Test
  void whoWaitsTooLongIsToldToComeAgainAndThenAnswered() throws Exception {
    // When
    assertBusy(400);
    // Then
    over.countDown();
    assertThat(surveys.await(400).at()).isEqualTo(Made.T0);
    assertThat(surveys.ask(400).at()).isEqualTo(Made.T0);
  }

  @Test
  void whoAsksForAnotherLookMeanwhileIsToldToComeAgain() throws Exception {
    // Given
    assertBusy(400);
    // When
    assertBusy(10);
    // Then
    over.countDown();
    surveys.await(400);
    assertThat(surveys.await(10).forecast().days()).isEqualTo(10);
  }

  private void assertBusy(int days) {
    assertThatThrownBy(() -> surveys.ask(days))
        .isInstanceOf(HubRefusal.class)
        .hasMessageContaining("ask again in a minute");
  }

  /** Stands still, and holds the thread that looks through the inventory. */
  private final class HeldClock extends Clock {
    @Override
    public Instant instant() {
      if (Thread.currentThread().getName().equals("survey")) {
        try {
          over.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return Made.T0;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
