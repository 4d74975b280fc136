package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.routes.alerts.Alerts;
import io.portcullis.routes.config.Sections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Messages from a real store of certificates. */
class DayPassTest {
  @TempDir private Path folder;
  private final MemoryJournal journal = new MemoryJournal();
  private final List<Alert> raised = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private InventoryStore store;
  private DayPass pass;

  @BeforeEach
  void open() {
    store = InventoryStore.open(folder.resolve("inventory"), new Limits(8, 8, 10_000));
    pass = pass(raised::add);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aMessageThatWasNotRaisedIsRaisedByWhoeverTakesOver() {
    // Given
    store.put(List.of(Made.of("a.example").entry()));
    DayPass cutOff =
        pass(
            alert -> {
              throw new IllegalStateException("Kafka is away");
            });
    Instant now = at(76, 7);
    assertThatThrownBy(() -> cutOff.tell(new Reminders(journal), now))
        .isInstanceOf(IllegalStateException.class);
    store.put(List.of(Made.of("late.example").entry()));
    Reminders other = new Reminders(journal);
    // When
    pass.finish(other);
    pass.tell(other, now);
    // Then: the message as it was kept, and only that one
    assertThat(raised).hasSize(1);
    assertThat(raised.getFirst().title()).isEqualTo("1 certificate is to be renewed");
    pass.tell(new Reminders(journal), at(77, 7));
    assertThat(raised.getLast().lines().toString()).contains("late.example");
  }

  @Test
  void whatHasASuccessorOrNoTimesIsNotTold() {
    // Given
    store.put(
        List.of(
            Made.of("a.example").entry(),
            Made.of("a.example").from(59, 149).entry(),
            Entry.fingerprint("cd".repeat(32), "scan", Made.T0)));
    // When
    pass.tell(new Reminders(journal), at(76, 7));
    // Then
    assertThat(raised).isEmpty();
  }

  @Test
  void nothingIsToldTwiceAlsoAfterARestart() {
    // Given
    store.put(List.of(Made.of("a.example").entry()));
    // When
    IntStream.rangeClosed(50, 110).forEach(d -> pass.tell(new Reminders(journal), at(d, 7)));
    // Then: the day on which the window opens before the next message, then 14, 7, 3 and 1 days
    // before the end, and the end
    assertThat(raised).extracting(Alert::id).doesNotHaveDuplicates();
    assertThat(raised.stream().map(a -> a.id().replaceAll(".*/", "")))
        .containsExactly(
            "2026-07-30", "2026-08-15", "2026-08-22", "2026-08-26", "2026-08-28", "2026-08-29");
    assertThat(journal.entries).as("what is past is forgotten").hasSizeLessThan(2);
  }

  @Test
  void eachOwnerHasOneMessageAndNobodyHasOneToo() {
    // Given
    store.put(
        List.of(
            Made.of("a.example").entry(),
            Made.of("b.example").entry(),
            Made.of("c.example").owned("").from(0, 77).entry()));
    // When
    pass.tell(new Reminders(journal), at(76, 7));
    // Then
    assertThat(raised).extracting(Alert::owner).containsExactly("", "web");
    Alert nobody = raised.getFirst();
    assertThat(nobody.title()).isEqualTo("1 certificate without an owner is to be renewed");
    assertThat(nobody.severity()).isEqualTo(Severity.HIGH);
    assertThat(nobody.kind()).isEqualTo(Alert.Kind.DIGEST);
    Alert web = raised.getLast();
    assertThat(web.id()).isEqualTo("digest/web/2026-08-16");
    assertThat(web.severity()).isEqualTo(Severity.LOW);
    assertThat(web.lines())
        .containsExactly(
            "2 at the step of 14d before the end",
            "a.example (production) ends 2026-08-30 00:00 UTC",
            "b.example (production) ends 2026-08-30 00:00 UTC");
    assertThat(web.links())
        .extracting(Alert.Link::target)
        .anyMatch(t -> t.startsWith("/certificates/"));
  }

  @Test
  void ofManyTheAlertSaysHowManyItDoesNotName() {
    // Given
    store.put(IntStream.range(0, 60).mapToObj(i -> Made.of("c" + i + ".example").entry()).toList());
    // When
    pass.tell(new Reminders(journal), at(76, 7));
    // Then
    List<String> lines = raised.getFirst().lines();
    assertThat(lines).hasSize(Alert.MAX_LINES);
    assertThat(lines.getLast()).isEqualTo("and 22 more: ./portcullis calendar due");
  }

  @Test
  void moreThanCanBeRememberedIsNotToldAndIsCounted() {
    // Given
    store.put(IntStream.range(0, 3).mapToObj(i -> Made.of("c" + i + ".example").entry()).toList());
    // When
    pass.tell(new Reminders(journal, 2), at(76, 7));
    // Then
    assertThat(raised.getFirst().title()).isEqualTo("2 certificates are to be renewed");
    assertThat(left()).isEqualTo(1);
    assertThat(meters.counter("portcullis.calendar.digests").count()).isEqualTo(1);
    pass.tell(new Reminders(journal, 2), at(77, 7));
    assertThat(raised).as("there is still no room").hasSize(1);
    pass.tell(new Reminders(journal, 3), at(78, 7));
    assertThat(raised.getLast().title()).isEqualTo("1 certificate is to be renewed");
    assertThat(left()).isZero();
  }

  @Test
  void aDayBeginsAtItsHourAndBeforeItIsTheDayBefore() {
    assertThat(pass.day(at(76, 6))).isEqualTo(LocalDate.of(2026, 8, 16));
    assertThat(pass.day(at(76, 5.99))).isEqualTo(LocalDate.of(2026, 8, 15));
    assertThat(pass.next(at(76, 5.99))).isEqualTo(at(76, 6));
    assertThat(pass.next(at(76, 6))).isEqualTo(at(77, 6));
  }

  private DayPass pass(Alerts alerts) {
    return new DayPass(
        store,
        Sections.calendar(""),
        ScriptedAuthority.none(store),
        alerts,
        new CalendarMeters(meters, Clock.systemUTC()));
  }

  private double left() {
    return meters.get("portcullis.calendar.left").gauge().value();
  }

  static Instant at(int day, double hour) {
    return Made.day(day).plusSeconds((long) (hour * Duration.ofHours(1).toSeconds()));
  }
}
