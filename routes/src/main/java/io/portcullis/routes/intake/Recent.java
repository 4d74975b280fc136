package io.portcullis.routes.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The last ids there were; the oldest are forgotten first. */
final class Recent {
  static final int MOST = 10_000;

  private final Set<String> ids =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST;
            }
          });

  boolean has(String id) {
    return ids.contains(id);
  }

  void add(String id) {
    ids.add(id);
  }
}
