package io.portcullis.evidence.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was counted in one chain. */
final class Tally {
  private static final int MOST_ORDERS = 10_000;

  long records;
  long first;
  long last;
  long pruned;
  long unsigned;
  long unwitnessed;
  long late;
  String newest = "";
  final Map<String, Long> datasets = new TreeMap<>();
  final Map<String, Long> lacking = new HashMap<>();
  final Map<String, Long> orders = new TreeMap<>();

  void ordered(String order) {
    if (orders.size() < MOST_ORDERS || orders.containsKey(order)) {
      orders.merge(order, 1L, Long::sum);
    }
  }

  void newest(String timestamp) {
    if (timestamp.compareTo(newest) > 0) {
      newest = timestamp;
    }
  }

  /** Adds those of another chain; places in a chain are not added up. */
  void add(Tally other) {
    records += other.records;
    pruned += other.pruned;
    unsigned += other.unsigned;
    unwitnessed += other.unwitnessed;
    late += other.late;
    newest(other.newest);
    other.datasets.forEach((name, n) -> datasets.merge(name, n, Long::sum));
    other.lacking.forEach((name, n) -> lacking.merge(name, n, Long::sum));
    other.orders.forEach((name, n) -> orders.merge(name, n, Long::sum));
  }
}
