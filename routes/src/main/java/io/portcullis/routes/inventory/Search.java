package io.portcullis.routes.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Page;
import io.portcullis.routes.api.CertificateAnswer;
import io.portcullis.routes.api.HubRefusal;

/** What one name leads to, of whatever kind it is. */
final class Search {
  private static final int MOST = CertificateAnswer.MOST;

  private final InventoryStore store;
  private boolean more;

  Search(InventoryStore store) {
    this.store = store;
  }

  /**
   * @throws HubRefusal when it leads to nothing
   */
  CertificateAnswer answer(String id) {
    List<Entry> found = bounded(found(id));
    if (found.isEmpty()) {
      throw new HubRefusal(HubRefusal.Kind.UNKNOWN, "no certificate is known as " + shown(id));
    }
    Map<String, Entry> others = new LinkedHashMap<>();
    found.stream()
        .map(entry -> entry.certificate().spki())
        .filter(spki -> !spki.isEmpty())
        .distinct()
        .forEach(spki -> collect(store.bySpki(spki, "", MOST + 1), others));
    found.forEach(entry -> others.remove(entry.id()));
    return new CertificateAnswer(id, found, bounded(others), more);
  }

  /** A fingerprint is one certificate; a number may be a name as well. */
  private Map<String, Entry> found(String id) {
    Map<String, Entry> found = new LinkedHashMap<>();
    store.byId(id).ifPresent(entry -> found.put(entry.id(), entry));
    if (found.isEmpty()) {
      collect(store.bySpki(id, "", MOST + 1), found);
      store.bySerial(id, MOST + 1).forEach(entry -> found.put(entry.id(), entry));
      collect(store.byName(id, "", MOST + 1), found);
    }
    return found;
  }

  private static void collect(Page page, Map<String, Entry> into) {
    page.entries().forEach(entry -> into.put(entry.id(), entry));
  }

  private List<Entry> bounded(Map<String, Entry> entries) {
    more |= entries.size() > MOST;
    return new ArrayList<>(entries.values()).subList(0, Math.min(MOST, entries.size()));
  }

  private static String shown(String id) {
    return id.length() > 100 ? id.substring(0, 100) + "..." : id;
  }
}
