package io.portcullis.routes.renewal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.calendar.Digests;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Renewal;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.model.Remark;
import io.portcullis.routes.config.CalendarSettings;

/** Certificates that should have been renewed by now, and of which no successor is known. */
final class RenewalRows {
  /** Most that are remarked at a time, the soonest end first. */
  static final int MOST = 10_000;

  private final InventoryStore store;
  private final CalendarSettings settings;
  private final Suggestions suggestions;
  private final Successors successors;

  RenewalRows(InventoryStore store, CalendarSettings settings, Suggestions suggestions) {
    this.store = store;
    this.settings = settings;
    this.suggestions = suggestions;
    this.successors = new Successors(store);
  }

  void add(Rows rows, Instant now) {
    int left = MOST;
    for (Entry entry : new Range(store, now.minus(Digests.FORGOTTEN), now.plus(Range.FARTHEST))) {
      if (left > 0 && missing(entry, now)) {
        left--;
        add(rows, entry);
      }
    }
  }

  /** Whose key nobody knows can not be remarked: it has no subject. */
  private boolean missing(Entry entry, Instant now) {
    if (!entry.timed() || entry.authority() || entry.certificate().spki().isEmpty()) {
      return false;
    }
    Expiring c = suggestions.of(entry);
    return !c.done()
        && !Renewal.missed(c, settings.opens(), settings.patience()).isAfter(now)
        && !successors.known(entry);
  }

  private void add(Rows rows, Entry entry) {
    Expiring c = suggestions.of(entry);
    Instant since =
        Renewal.missed(c, settings.opens(), settings.patience()).truncatedTo(ChronoUnit.SECONDS);
    rows.ofKey(
        entry.certificate().spki(),
        entry.id(),
        Remark.Kind.RENEWAL_MISSING,
        since,
        "%s of %s ends at %s, and no renewal is known"
            .formatted(c.name(), c.authority(), c.notAfter()));
  }
}
