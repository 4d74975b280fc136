package io.portcullis.routes.watch;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.Probe.Result;
import io.portcullis.routes.remark.News;

import static org.assertj.core.api.Assertions.assertThat;

class NewsTest {
  private static final ProbeRow UP = Rows.list(Result.ANSWERED);
  private static final ProbeRow DOWN = Rows.list(Result.UNREACHABLE);
  private static final ProbeRow RESPONDER = Rows.responder(Result.ANSWERED);

  private final News<ProbeRow> news = AuthorityWatch.news();

  @Test
  void whatWasNotTakenIsToldAgain() {
    // Given
    news.of(List.of(UP), Rows.NOW);
    // When / Then
    assertThat(news.of(List.of(UP), Rows.NOW)).containsExactly(UP);
  }

  @Test
  void whatIsAsBeforeIsNotTold() {
    // Given
    news.told(List.of(UP, RESPONDER), Rows.NOW);
    // When
    List<ProbeRow> fresh = news.of(List.of(DOWN, RESPONDER), Rows.NOW.plusSeconds(300));
    // Then
    assertThat(fresh).containsExactly(DOWN);
  }

  @Test
  void onceAnHourAllIsTold() {
    // Given
    news.told(List.of(UP), Rows.NOW);
    // When / Then
    assertThat(news.of(List.of(UP), Rows.NOW.plus(AuthorityWatch.AGAIN).minusMillis(1))).isEmpty();
    assertThat(news.of(List.of(UP), Rows.NOW.plus(AuthorityWatch.AGAIN))).containsExactly(UP);
  }

  @Test
  void afterAnotherHubLookedAllIsTold() {
    // Given
    news.told(List.of(UP), Rows.NOW);
    // When
    news.clear();
    // Then
    assertThat(news.of(List.of(UP), Rows.NOW)).containsExactly(UP);
  }
}
