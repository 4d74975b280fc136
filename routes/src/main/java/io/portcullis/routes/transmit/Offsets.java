package io.portcullis.routes.transmit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a stream has come: for each partition of the announcements the next one.
 *
 * @param next by partition
 */
record Offsets(SortedMap<Integer, Long> next) {
  static final Offsets NONE = new Offsets(new TreeMap<>());
  private static final Pattern ONE = Pattern.compile("(\\d{1,6}):(\\d{1,18})");

  Offsets {
    next = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(next));
  }

  /** What {@link #text} wrote; anything else has nothing in it. */
  static Offsets parse(String text) {
    SortedMap<Integer, Long> next = new TreeMap<>();
    for (Matcher one = ONE.matcher(text); one.find(); ) {
      next.put(Integer.parseInt(one.group(1)), Long.parseLong(one.group(2)));
    }
    return new Offsets(next);
  }

  Offsets with(int partition, long offset) {
    SortedMap<Integer, Long> moved = new TreeMap<>(next);
    moved.put(partition, offset);
    return new Offsets(moved);
  }

  /** "0:12 1:7". */
  String text() {
    return next.entrySet().stream()
        .map((Map.Entry<Integer, Long> e) -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(" "));
  }
}
