package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
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
  private final ScriptedAuthority authority = new ScriptedAuthority();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CalendarMeters meters = new CalendarMeters(registry, clock);
  private InventoryStore store;
  private Suggestions suggestions;

  @BeforeEach
  void open() {
    store = InventoryStore.open(folder.resolve("inventory"), new Limits(8, 8, 10_000));
    store.put(List.of(Made.of("a.example").entry()));
    suggestions = new Suggestions(store, Sections.calendar(""), List.of(authority), meters, clock);
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

  @Test
  void whatItsAuthorityWantsEarlyIsToldAtOnceBesideTheDaysMessageAndOnce() throws Exception {
    // Given: a day on which the owner hears of another one
    clock.set(at(40, 7));
    store.put(
        List.of(
            ScriptedAuthority.whole(Made.of("a.example").entry()),
            Made.of("b.example").from(-26, 64).entry()));
    authority.tells(58, 61, clock.instant());
    step();
    assertThat(raised).extracting(Alert::id).containsExactly("digest/web/2026-07-11");
    authority.tells(39.9, 39.95, clock.instant());
    clock.pass(Duration.ofHours(2));
    // When
    step();
    // Then
    Alert early = raised.getLast();
    assertThat(early.id()).isEqualTo("early/web/2026-07-11T09:00:00Z");
    assertThat(early.title()).isEqualTo("1 certificate is to be renewed early, says the authority");
    assertThat(early.severity()).isEqualTo(Severity.HIGH);
    assertThat(early.lines())
        .containsExactly(
            "1 that the authority wants renewed early; it may be about to revoke",
            "a.example (production) ends 2026-08-30 00:00 UTC");
    authority.tells(39.98, 40, clock.instant());
    clock.pass(Duration.ofHours(2));
    step();
    clock.set(at(41, 7));
    suggestions.clear();
    step();
    assertThat(raised).as("also after a restart").hasSize(2);
  }

  @Test
  void whatIsRenewedIsNotToldThatItsAuthorityWantsItEarly() throws Exception {
    // Given
    clock.set(at(40, 7));
    store.put(
        List.of(
            ScriptedAuthority.whole(Made.of("a.example").entry()),
            Made.of("a.example").from(39, 129).entry()));
    authority.tells(38, 39, clock.instant());
    // When
    step();
    // Then
    assertThat(raised).isEmpty();
    assertThat(authority.asked).isEqualTo(1);
  }

  @Test
  void howLongAgoItLookedIsAMeter() throws Exception {
    // Given
    step();
    // When
    clock.pass(Duration.ofHours(1));
    // Then
    assertThat(registry.get("portcullis.calendar.age").gauge().value()).isEqualTo(3_600);
    assertThat(registry.get("portcullis.calendar.left").gauge().value()).isZero();
    assertThat(registry.counter("portcullis.calendar.digests").count()).isEqualTo(1);
  }

  private Duration step() throws InterruptedException {
    CalendarSettings settings = Sections.calendar("");
    Surveys surveys = new Surveys(store, settings, Expiring::of, clock);
    CalendarDuty duty =
        new CalendarDuty(
            () -> journal,
            () -> Optional.of(Instant.EPOCH),
            suggestions,
            new DayPass(store, settings, suggestions, raised::add, meters),
            new RemarkPass(store, settings, suggestions, surveys, this::take, clock),
            meters,
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
