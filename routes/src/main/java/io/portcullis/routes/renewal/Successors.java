package io.portcullis.routes.renewal;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Successor;
import io.portcullis.inventory.store.InventoryStore;

/** Whether the inventory knows a certificate that renews another. */
final class Successors {
  /** Certificates of one name that are looked at. */
  static final int MOST = 1_000;

  private final InventoryStore store;
  private final int most;

  Successors(InventoryStore store) {
    this(store, MOST);
  }

  /**
   * @param most certificates of one name that are looked at
   */
  Successors(InventoryStore store, int most) {
    this.store = store;
    this.most = most;
  }

  /**
   * @param id of a certificate; one that is not there has none
   */
  boolean known(String id) {
    return store.byId(id).filter(this::known).isPresent();
  }

  boolean known(Entry before) {
    return before.names().stream()
        .findFirst()
        .map(name -> store.byName(name, "", most).entries())
        .filter(all -> all.stream().anyMatch(after -> Successor.of(before, after)))
        .isPresent();
  }
}
