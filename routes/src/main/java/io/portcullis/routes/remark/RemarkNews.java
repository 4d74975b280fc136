package io.portcullis.routes.remark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.portcullis.connectors.api.remark.RemarkRow;

/**
 * What is worth telling of all items: what is otherwise than told last, and everything once a day.
 * It holds one entry for each item of a subject.
 */
public final class RemarkNews {
  public static final Duration AGAIN = Duration.ofDays(1);

  private final Map<String, Told> told = new HashMap<>();

  private record Told(RemarkRow row, Instant at) {}

  /**
   * @param all of every item, also of those about which there is nothing to say
   * @return those, and an empty one for each item that is there no more
   */
  List<RemarkRow> of(List<RemarkRow> all, Instant now) {
    List<RemarkRow> news = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (RemarkRow row : all) {
      there.add(key(row));
      if (fresh(row, now)) {
        news.add(row);
      }
    }
    told.forEach(
        (key, last) -> {
          if (!there.contains(key) && !last.row().remarked().said().isEmpty()) {
            news.add(last.row().nothing());
          }
        });
    return news;
  }

  /** They are in the log. */
  void told(List<RemarkRow> rows, Instant now) {
    rows.forEach(row -> told.put(key(row), new Told(row, now)));
  }

  /** Another hub may have told of it since. */
  void clear() {
    told.clear();
  }

  private static String key(RemarkRow row) {
    return row.aliases().getFirst().key() + " " + row.remarked().item();
  }

  private boolean fresh(RemarkRow row, Instant now) {
    Told last = told.get(key(row));
    return last == null || !last.row().equals(row) || !last.at().plus(AGAIN).isAfter(now);
  }
}
