package io.portcullis.routes.remark;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.remark.RemarkRow;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Remark;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;
import io.portcullis.model.SubjectKind;

import static org.assertj.core.api.Assertions.assertThat;

class RemarkNewsTest {
  private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

  private final RemarkNews news = new RemarkNews();

  @Test
  void nothingIsToldAgainUntilADayHasPassed() {
    // Given
    List<RemarkRow> late = List.of(row("r1", "late"));
    news.told(news.of(late, T0), T0);
    // When, Then
    assertThat(news.of(late, T0.plus(RemarkNews.AGAIN).minusMillis(1))).isEmpty();
    assertThat(news.of(late, T0.plus(RemarkNews.AGAIN))).isEqualTo(late);
  }

  @Test
  void whatIsOtherwiseIsTold() {
    // Given
    news.told(List.of(row("r1", "late"), row("r2", "late")), T0);
    // When, Then
    assertThat(news.of(List.of(row("r1", "later"), row("r2", "late")), T0))
        .containsExactly(row("r1", "later"));
  }

  @Test
  void whatWasNotTakenByTheLogIsNewsStill() {
    // Given
    List<RemarkRow> late = List.of(row("r1", "late"));
    news.of(late, T0);
    // When, Then
    assertThat(news.of(late, T0)).isEqualTo(late);
  }

  @Test
  void anItemThatIsGoneHoldsNothingMore() {
    // Given
    news.told(List.of(row("r1", "late"), empty("r2")), T0);
    // When
    List<RemarkRow> told = news.of(List.of(), T0);
    // Then
    assertThat(told).containsExactly(empty("r1"));
    news.told(told, T0);
    assertThat(news.of(List.of(), T0)).isEmpty();
  }

  @Test
  void anotherHubMayHaveToldSince() {
    // Given
    List<RemarkRow> late = List.of(row("r1", "late"));
    news.told(late, T0);
    // When
    news.clear();
    // Then
    assertThat(news.of(late, T0)).isEqualTo(late);
  }

  private static RemarkRow row(String item, String detail) {
    return row(item, List.of(new Said(Remark.Kind.ROTATION_OVERDUE, T0, detail)));
  }

  private static RemarkRow empty(String item) {
    return row(item, List.of());
  }

  private static RemarkRow row(String item, List<Said> said) {
    return new RemarkRow(
        SubjectKind.KEY,
        List.of(new Alias(AliasType.ARN, "arn:1")),
        new Remarked("rotation/" + item, said));
  }
}
