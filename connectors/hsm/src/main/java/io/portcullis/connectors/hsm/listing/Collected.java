package io.portcullis.connectors.hsm.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pages of a list hold, each thing once, up to a bound.
 *
 * @param <T> what the list tells of each
 */
public final class Collected<T> {
  private final int most;
  private final Map<String, T> found = new LinkedHashMap<>();
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

  /** Ids in the order of the list. */
  public List<Map.Entry<String, T>> all() {
    return new ArrayList<>(found.entrySet());
  }

  public boolean whole() {
    return whole;
  }
}
