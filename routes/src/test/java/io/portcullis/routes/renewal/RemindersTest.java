package io.portcullis.routes.renewal;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Remark;

import static org.assertj.core.api.Assertions.assertThat;

class RemindersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);
  private static final String SPKI = "ab".repeat(32);

  private final MemoryJournal journal = new MemoryJournal();

  @Test
  void whatTheLogDidNotTakeIsNewAgain() {
    // Given
    Reminders reminders = new Reminders(journal);
    reminders.news(rows("a"), TODAY);
    // When
    List<RemarkRow> again = reminders.news(rows("a"), TODAY);
    // Then
    assertThat(again).hasSize(1);
  }

  @Test
  void whatIsRemarkedNoMoreIsTakenBackOnceByWhicheverHub() {
    // Given
    new Reminders(journal).remarked(rows("a", "b"), TODAY);
    Reminders other = new Reminders(journal);
    // When
    List<RemarkRow> news = other.news(rows("b"), TODAY);
    // Then
    assertThat(news).extracting(r -> r.remarked().item()).containsExactly("a");
    assertThat(news.getFirst().remarked().said()).isEmpty();
    assertThat(news.getFirst().aliases()).isEqualTo(rows("a").getFirst().aliases());
    other.remarked(news, TODAY);
    assertThat(other.news(rows("b"), TODAY)).isEmpty();
    assertThat(new Reminders(journal).news(rows("b"), TODAY)).isEmpty();
  }

  @Test
  void whatIsOtherwiseIsToldAndAllOfItOnAnotherDay() {
    // Given
    Reminders reminders = new Reminders(journal);
    reminders.remarked(rows("a", "b"), TODAY);
    Rows changed = new Rows();
    changed.ofKey(SPKI, "a", Remark.Kind.RENEWAL_MISSING, Made.T0, "other words");
    changed.ofKey(SPKI, "b", Remark.Kind.RENEWAL_MISSING, Made.T0, "b is late");
    // When
    List<RemarkRow> news = reminders.news(changed.all(), TODAY);
    // Then
    assertThat(news).extracting(r -> r.remarked().item()).containsExactly("a");
    assertThat(reminders.news(changed.all(), TODAY.plusDays(1))).hasSize(2);
  }

  @Test
  void entriesOfALaterReleaseArePassedOver() {
    // Given
    journal.entries.put("other|x", new byte[] {1});
    // When
    Reminders reminders = new Reminders(journal);
    // Then
    assertThat(reminders.room()).isEqualTo(Reminders.MOST);
  }

  private static List<RemarkRow> rows(String... items) {
    Rows rows = new Rows();
    for (String item : items) {
      rows.ofKey(SPKI, item, Remark.Kind.RENEWAL_MISSING, Made.T0, item + " is late");
    }
    return rows.all();
  }
}
