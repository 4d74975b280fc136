package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.storm.Limit;
import io.portcullis.inventory.survey.Survey;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.routes.config.Sections;

import static io.portcullis.routes.renewal.Made.day;
import static org.assertj.core.api.Assertions.assertThat;

/** As much as the calendar takes, and one more. */
class BoundsTest {
  @TempDir private Path folder;

  @Test
  void ofMoreMissingRenewalsThanTheBoundTheSoonestAreRemarked() {
    try (InventoryStore store = InventoryStore.open(folder, new Limits(8, 8, 10_000))) {
      // Given
      store.put(
          IntStream.range(0, RenewalRows.MOST)
              .mapToObj(i -> Made.of("c" + i + ".example").entry())
              .toList());
      store.put(List.of(Made.of("last.example").from(0, 91).entry()));
      Rows rows = new Rows();
      // When
      new RenewalRows(store, Sections.calendar(""), ScriptedAuthority.none(store))
          .add(rows, day(85));
      // Then
      assertThat(rows.size()).isEqualTo(RenewalRows.MOST);
      assertThat(rows.all()).noneMatch(r -> r.toString().contains("last.example"));
    }
  }

  @Test
  void aSuccessorBehindMoreOfTheSameNameThanTheBoundIsNotSeen() {
    try (InventoryStore store = InventoryStore.open(folder, new Limits(8, 8, 10_000))) {
      // Given: names of which the store lists the older certificate first
      List<Entry> older =
          IntStream.range(0, 16).mapToObj(i -> Made.of("c" + i + ".example").entry()).toList();
      store.put(older);
      store.put(
          IntStream.range(0, 16)
              .mapToObj(i -> Made.of("c" + i + ".example").from(60, 150).entry())
              .toList());
      List<Entry> first =
          older.stream()
              .filter(e -> store.byName(e.names().getFirst(), "", 1).entries().contains(e))
              .toList();
      // When
      List<Entry> seen = first.stream().filter(new Successors(store, 1)::known).toList();
      // Then
      assertThat(first).isNotEmpty();
      assertThat(seen).isEmpty();
      assertThat(first).allMatch(new Successors(store, 2)::known);
    }
  }

  @Test
  void ofALimitThatAllShareThoseWithTheMostToIssueAreTold() {
    // Given: authority n has n certificates
    Survey survey = new Survey(LocalDate.of(2026, 6, 1), 400, 0.667);
    int most = AuthorityRows.MOST_OF_A_LIMIT;
    for (int ca = 1; ca <= most + 1; ca++) {
      for (int i = 0; i < ca; i++) {
        survey.add(Made.of("c" + i + ".ca" + ca).entry("CN=CA" + ca, false));
      }
    }
    Rows rows = new Rows();
    // When
    new AuthorityRows(
            survey.result(List.of(new Limit("hsm", Set.of(), 1)), Set.of(), day(0)),
            Duration.ofDays(90))
        .add(rows, day(0));
    // Then
    assertThat(rows.size()).isEqualTo(most);
    assertThat(rows.all()).noneMatch(r -> r.aliases().getFirst().value().equals("cn=ca1"));
  }

  @Test
  void moreThanAnItemTakesIsLeftOut() {
    // Given
    Rows rows = new Rows();
    // When
    IntStream.rangeClosed(0, Remarked.MOST)
        .forEach(i -> rows.ofAuthority("cn=a", "item", Remark.Kind.NO_ROOT, day(1), "d" + i));
    // Then
    assertThat(rows.all().getFirst().remarked().said()).hasSize(Remarked.MOST);
  }
}
