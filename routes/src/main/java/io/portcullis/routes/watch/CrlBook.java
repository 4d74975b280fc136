package io.portcullis.routes.watch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.remark.RemarkRow;

/** How large all CRLs were, day by day: the place of a duty. */
record CrlBook(List<CrlHistory> lists) {
  /** Lists that are kept; a place is one message of Kafka's. One more is not measured. */
  static final int MOST = 256;

  static final CrlBook EMPTY = new CrlBook(List.of());

  CrlBook {
    lists = List.copyOf(lists);
  }

  /** What a duty's place says; nothing where it says nothing that can be read. */
  static CrlBook read(String place) {
    try {
      return place.isEmpty() ? EMPTY : Json.MAPPER.readValue(place, CrlBook.class);
    } catch (JsonProcessingException e) {
      return EMPTY;
    }
  }

  String text() {
    return new String(Json.bytes(this), StandardCharsets.UTF_8);
  }

  /**
   * With what was seen now. One that was not seen stays as it was for a week: this hub's copy of
   * the subjects may not have it yet.
   */
  CrlBook with(List<CrlSize> seen, double factor, Instant now) {
    List<CrlHistory> next = new ArrayList<>();
    for (CrlHistory list : lists) {
      Optional<CrlSize> size = seen.stream().filter(list::of).findFirst();
      CrlHistory later = size.map(s -> list.with(s, factor, now)).orElse(list);
      if (!later.forgotten(now)) {
        next.add(later);
      }
    }
    for (CrlSize size : seen) {
      if (next.size() < MOST && next.stream().noneMatch(list -> list.of(size))) {
        next.add(CrlHistory.none(size).with(size, factor, now));
      }
    }
    return new CrlBook(next);
  }

  /** What is remarked, and of what was before that nothing is. */
  List<RemarkRow> rows(CrlBook before) {
    Stream<RemarkRow> grown = grown().map(CrlHistory::row);
    Stream<RemarkRow> over =
        before
            .grown()
            .filter(old -> grown().noneMatch(list -> list.same(old)))
            .map(old -> old.row().nothing());
    return Stream.concat(grown, over).toList();
  }

  private Stream<CrlHistory> grown() {
    return lists.stream().filter(list -> list.grown().isPresent());
  }
}
