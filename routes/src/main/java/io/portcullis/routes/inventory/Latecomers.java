package io.portcullis.routes.inventory;

import java.time.Instant;
import java.util.Optional;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.Filter;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Page;

/**
 * Certificates that an authority issued after a moment.
 *
 * @param count those that were seen
 * @param first when the first of them begins
 * @param newest what it is called, as people know it
 */
record Latecomers(long count, Instant first, Instant last, String newest) {
  private static final Latecomers NONE = new Latecomers(0, Instant.MAX, Instant.MIN, "");

  /** Most pages of a thousand that are looked through. */
  static final int PAGES = 1_000;

  private static final int PAGE = 1_000;

  /**
   * @param issuer distinguished name in any spelling
   */
  static Latecomers of(InventoryStore store, String issuer, Instant after) {
    Filter filter = new Filter("", "", issuer, Optional.empty(), Optional.empty(), "", "", "");
    Latecomers found = NONE;
    String cursor = "";
    for (int i = 0; i < PAGES && (i == 0 || !cursor.isEmpty()); i++) {
      Page page = store.list(filter, cursor, PAGE);
      for (Entry entry : page.entries()) {
        found = entry.certificate().notBefore().isAfter(after) ? found.and(entry) : found;
      }
      cursor = page.next().orElse("");
    }
    return found;
  }

  private Latecomers and(Entry entry) {
    Instant begin = entry.certificate().notBefore();
    boolean newer = begin.isAfter(last);
    return new Latecomers(
        count + 1,
        begin.isBefore(first) ? begin : first,
        newer ? begin : last,
        newer ? name(entry) : newest);
  }

  private static String name(Entry entry) {
    String name = entry.names().isEmpty() ? "" : " (" + entry.names().getFirst() + ")";
    return entry.certificate().serial() + name;
  }
}
