package io.portcullis.routes.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.inventory.desk.CustodyItem;
import io.portcullis.inventory.desk.ExerciseItem;
import io.portcullis.inventory.desk.Item;
import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.rotation.Track;
import io.portcullis.inventory.storm.Crossing;
import io.portcullis.inventory.storm.Lives;
import io.portcullis.routes.api.DeskEntry;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarDocumentTest {
  private static final String TEMPLATE = "portcullis-calendar";
  private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-12-24");

  @Test
  void aDayOverALimitNamesTheLimits() throws IOException {
    // Given
    List<Crossing> broken =
        List.of(
            new Crossing(Lives.DAYS_47, "hsm-1", 300, DAY, 900),
            new Crossing(Lives.DAYS_47, "acme", 200, DAY, 900));
    // When
    Map<String, Object> day = CalendarDocument.storm(DAY, Lives.DAYS_47, 900, broken);
    // Then
    assertThat(Mapped.unmapped(TEMPLATE, day)).isEmpty();
    assertThat(day)
        .containsEntry("id", "storm-day/2026-12-24/47")
        .containsEntry("state", "limit-broken")
        .containsEntry("due", "2026-12-24T00:00:00Z");
    assertThat(day.get("storm").toString())
        .contains("limits=[acme, hsm-1]", "limit_per_day=200", "renewals=900");
  }

  @ParameterizedTest
  @CsvSource({
    "UNCHANGED, unchanged",
    "BY_DATE, by-date",
    "DAYS_200, 200",
    "DAYS_100, 100",
    "DAYS_47, 47"
  })
  void eachRegimeHasTheWordThatPeopleUse(Lives lives, String word) {
    assertThat(CalendarDocument.regime(lives)).isEqualTo(word);
  }

  @Test
  void aRotationIsShownWithWhereItStands() throws IOException {
    // Given
    Plan plan = new Plan("pki", T0.plus(Duration.ofDays(10)), "", "");
    RotationItem item =
        RotationItem.of(
            Rotation.plan("rot-1", "key-1", Track.KEY, Cause.POLICY, Need.MANDATORY, plan, T0));
    // When
    Map<String, Object> document =
        CalendarDocument.rotation(entry(item, "rotation-overdue since x: y"), T0);
    // Then
    assertThat(Mapped.unmapped(TEMPLATE, document)).isEmpty();
    assertThat(document)
        .containsEntry("id", "rotation/rot-1")
        .containsEntry("state", "due")
        .containsEntry("owner", "pki")
        .containsEntry("remarks", List.of("rotation-overdue"));
    assertThat(document.get("rotation").toString()).contains("phase=planned", "waits=false");
  }

  @Test
  void anExerciseThatWasNeverDoneSaysSoAndOneThatWasHowItWent() throws IOException {
    // Given
    Exercise exercise =
        new Exercise(
            "ex-1",
            Exercise.Kind.RESTORE,
            "key-1",
            "pki",
            T0,
            Duration.ofDays(90),
            Optional.of(Duration.ofHours(4)));
    Result result =
        new Result(
            "ex-1", T0, Duration.ofMinutes(40), Result.Outcome.PASSED, List.of("ann"), List.of());
    ExerciseItem never = new ExerciseItem(exercise, List.of(), Optional.empty());
    ExerciseItem done =
        new ExerciseItem(
            exercise, List.of(new ExerciseItem.Done(result, "ann", "")), Optional.empty());
    Instant later = T0.plus(Duration.ofDays(91));
    // When
    Map<String, Object> first = CalendarDocument.exercise(entry(never), later);
    Map<String, Object> second = CalendarDocument.exercise(entry(done), later);
    // Then
    assertThat(Mapped.unmapped(TEMPLATE, second)).isEmpty();
    assertThat(first).containsEntry("state", "never-done");
    assertThat(second).containsEntry("state", "overdue");
    assertThat(second.get("exercise").toString())
        .contains("outcome=passed", "took_seconds=2400", "within_seconds=14400")
        .doesNotContain("ann");
  }

  @Test
  void custodyIsCountedAndNamesNobody() throws IOException {
    // Given
    Custody custody =
        new Custody(
            2,
            List.of(
                new Custody.Token("t1", Custody.State.HELD, "ann", "safe", Optional.empty()),
                new Custody.Token("t2", Custody.State.LOST, "bob", "", Optional.empty())));
    // When
    Map<String, Object> document =
        CalendarDocument.custody(entry(new CustodyItem("key-1", custody)));
    // Then
    assertThat(Mapped.unmapped(TEMPLATE, document)).isEmpty();
    assertThat(document).containsEntry("state", "short");
    assertThat(document.get("custody").toString()).contains("needed=2", "custodians=1", "lost=1");
    assertThat(document.toString()).doesNotContain("ann", "bob", "safe");
  }

  private static <T extends Item> DeskEntry<T> entry(T item, String... remarks) {
    return new DeskEntry<>(1, "ann", T0, item, List.of(remarks));
  }
}
