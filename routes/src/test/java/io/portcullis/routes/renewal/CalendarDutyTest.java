package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.model.Alert;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.config.Sections;
import io.portcullis.routes.duty.KeptPlace;
import io.portcullis.routes.intake.Receipt;

import static io.portcullis.routes.renewal.DayPassTest.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One hub's steps, on a clock that the test moves. */
class CalendarDutyTest {
  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock(at(76, 7));
  private final MemoryJournal journal = new MemoryJournal();
  private final KeptPlace place = new KeptPlace();
  private final List<Alert> raised = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private boolean logAway;
  private InventoryStore store;

  @BeforeEach
  void open() {
    store = InventoryStore.open(folder.resolve("inventory"), new Limits(8, 8, 10_000));
    store.put(List.of(Made.of("a.example").entry()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatTheLogDidNotTakeIsToldAgain() throws Exception {
    // Given
    logAway = true;
    assertThatThrownBy(this::step).isInstanceOf(IllegalStateException.class);
    logAway = false;
    said.clear();
    // When
    step();
    // Then
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).contains("RENEWAL_MISSING");
    assertThat(raised).as("the day's messages were told before").hasSize(1);
  }

  @Test
  void aDayThatWasMissedIsToldAsSoonAsAHubIsThereAndOnlyOnce() throws Exception {
    // Given
    place.keep("2026-08-10");
    clock.set(at(76, 3));
    // When
    Duration wait = step();
    // Then
    assertThat(raised).extracting(Alert::id).containsExactly("digest/web/2026-08-15");
    assertThat(place.text()).isEqualTo("2026-08-15");
    assertThat(wait).isEqualTo(Duration.ofHours(1));
    clock.set(at(76, 5.5));
    assertThat(step()).as("until the hour of the day").isEqualTo(Duration.ofMinutes(30));
    clock.set(at(76, 6));
    step();
    assertThat(place.text()).isEqualTo("2026-08-16");
    assertThat(raised).as("it has heard of that step").hasSize(1);
  }

  @Test
  void whatIsRemarkedIsTakenBackWhenARenewalComes() throws Exception {
    // Given
    step();
    assertThat(said.getFirst()).contains("RENEWAL_MISSING");
    said.clear();
    store.put(List.of(Made.of("a.example").from(75, 165).entry()));
    clock.pass(Duration.ofHours(1));
    // When
    step();
    // Then
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).contains("\"said\":[]").contains(Made.of("a.example").spki());
    said.clear();
    step();
    assertThat(said).as("it looked").containsExactly("");
  }

  private Duration step() throws InterruptedException {
    CalendarSettings settings = Sections.calendar("");
    CalendarDuty duty =
        new CalendarDuty(
            () -> journal,
            () -> Optional.of(Instant.EPOCH),
            new DayPass(store, settings, raised::add),
            new RemarkPass(store, settings, new Surveys(store, settings, clock), this::take, clock),
            clock);
    return duty.step(new Reminders(journal), place);
  }

  private Receipt take(byte[] body) {
    said.add(new String(body, UTF_8));
    CompletableFuture<Void> durable =
        logAway
            ? CompletableFuture.failedFuture(new IllegalStateException("away"))
            : CompletableFuture.completedFuture(null);
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }
}
