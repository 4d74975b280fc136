package io.portcullis.routes.remark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.connectors.api.remark.RemarkRow;

/**
 * What is worth telling of all items: what is otherwise than told last, and everything once a day.
 * It holds one entry for each item of a subject.
 */
public final class RemarkNews {
  public static final Duration AGAIN = Duration.ofDays(1);

  private final News<RemarkRow> news = new News<>(AGAIN, RemarkNews::key, row -> row);

  /**
   * @param all of every item, also of those about which there is nothing to say
   * @return what is new, and an empty row for each item that is there no more
   */
  List<RemarkRow> of(List<RemarkRow> all, Instant now) {
    List<RemarkRow> rows = new ArrayList<>(news.of(all, now));
    news.gone(all).stream()
        .filter(last -> !last.remarked().said().isEmpty())
        .map(RemarkRow::nothing)
        .forEach(rows::add);
    return rows;
  }

  /** They are in the log. */
  void told(List<RemarkRow> rows, Instant now) {
    news.told(rows, now);
  }

  /** Another hub may have told of it since. */
  void clear() {
    news.clear();
  }

  private static String key(RemarkRow row) {
    return row.aliases().getFirst().key() + " " + row.remarked().item();
  }
}
