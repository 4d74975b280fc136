package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What pages of a list hold, each thing once, up to a bound.
 *
 * @param <T> what the list tells of each
 */
public final class Collected<T> {
  /** Of one list. */
  static final int MOST_PAGES = 2_000;

  private final int most;
  private final Map<String, T> found = new LinkedHashMap<>();
  private final Set<String> pages = new HashSet<>();
  private boolean whole = true;

  public Collected(int most) {
    this.most = most;
  }

  /** The first word on each counts. */
  public void add(String id, T what) {
    if (found.size() < most || found.containsKey(id)) {
      found.putIfAbsent(id, what);
    } else {
      whole = false;
    }
  }

  /** True when nothing more would be taken: further pages are not asked for. */
  public boolean full() {
    return !whole;
  }

  /**
   * Where the next page is.
   *
   * @throws IOException when the list has led there before, or has too many pages
   */
  public String next(String page) throws IOException {
    if (!pages.add(page)) {
      throw new IOException("the list has no end: a page leads back to an earlier one");
    }
    if (pages.size() >= MOST_PAGES) {
      throw new IOException("the list has more than " + MOST_PAGES + " pages");
    }
    return page;
  }

  /** Ids in the order of the list. */
  public List<Map.Entry<String, T>> all() {
    return new ArrayList<>(found.entrySet());
  }

  public boolean whole() {
    return whole;
  }
}
