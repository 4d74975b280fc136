package io.portcullis.inventory.store;

import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.Entry;

/**
 * Some of what was asked for.
 *
 * @param next where the next page begins; empty at the end. It says nothing to anybody else
 * @param cutShort true when the page ended because {@link Limits#scanned} entries had been looked
 *     at, and not because it was full: the next one goes on
 */
public record Page(List<Entry> entries, Optional<String> next, boolean cutShort) {
  public Page {
    entries = List.copyOf(entries);
  }
}
