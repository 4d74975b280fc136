package io.portcullis.routes.alerts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Changes the ways of alerts, one change after the other: first in this hub's book, so that nothing
 * is told twice while Kafka is away, and then in the topic.
 */
final class Ways {
  private final AlertBook book;
  private final Writing writing;

  /** At most as many as the book has alerts. */
  private final Set<String> unkept = ConcurrentHashMap.newKeySet();

  /** Where ways are kept; returns when it is durable. */
  interface Writing {
    /**
     * @throws IllegalStateException when some were not kept
     */
    void keep(Map<String, Way> ways);
  }

  Ways(AlertBook book, Writing writing) {
    this.book = book;
    this.writing = writing;
  }

  synchronized void change(Collection<String> ids, BiFunction<String, Way, Way> how) {
    for (String id : ids) {
      book.find(id)
          .ifPresent(
              state -> {
                Way changed = how.apply(id, state.way());
                if (changed.version() > state.way().version()) {
                  book.put(id, changed);
                  unkept.add(id);
                }
              });
    }
    keep();
  }

  /** Keeps what could not be kept before, too. */
  synchronized void keep() {
    if (unkept.isEmpty()) {
      return;
    }
    List<String> ids = List.copyOf(unkept);
    Map<String, Way> changed = new TreeMap<>();
    ids.forEach(id -> book.find(id).ifPresent(state -> changed.put(id, state.way())));
    writing.keep(changed);
    ids.forEach(unkept::remove);
  }
}
