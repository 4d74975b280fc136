package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.store.Page;

/** Certificates that end between two moments, the first one first, page by page. */
final class Range implements Iterable<Entry> {
  /** A third of a life of three years: what ends later is not to be renewed yet. */
  static final Duration FARTHEST = Duration.ofDays(366);

  private final InventoryStore store;
  private final Instant from;
  private final Instant until;

  Range(InventoryStore store, Instant from, Instant until) {
    this.store = store;
    this.from = from;
    this.until = until;
  }

  @Override
  public Iterator<Entry> iterator() {
    return new Iterator<>() {
      private Iterator<Entry> page = List.<Entry>of().iterator();
      private Optional<String> cursor = Optional.of("");

      @Override
      public boolean hasNext() {
        while (!page.hasNext() && cursor.isPresent()) {
          Page next = store.expiring(from, until, cursor.get(), Limits.MAX_PAGE);
          page = next.entries().iterator();
          cursor = next.next();
        }
        return page.hasNext();
      }

      @Override
      public Entry next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.next();
      }
    };
  }
}
