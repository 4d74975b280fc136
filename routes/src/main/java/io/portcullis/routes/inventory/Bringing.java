package io.portcullis.routes.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.read.Body;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.read.Refused;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.Imported;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Outlet;

/**
 * Brings entries into the topic of the inventory, and at once into this hub's own store. The topic
 * keeps the newest value of each key alone, so each value has all that is known here.
 */
final class Bringing {
  private static final int BATCH = 1_000;

  private final InventoryStore store;

  Bringing(InventoryStore store) {
    this.store = store;
  }

  /**
   * @throws HubRefusal when Kafka does not take all of it; a part may have been taken then
   */
  Imported take(Body.Kind kind, Options options, byte[] body, Outlet outlet) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Refused> refusals = new ArrayList<>();
    long[] counts = {0, 0};
    Body.read(
        body,
        kind,
        options,
        entry -> {
          counts[0]++;
          entries.merge(entry.id(), entry, Entry::merge);
        },
        refused -> {
          if (counts[1]++ < Imported.MOST) {
            refusals.add(refused);
          }
        });
    keep(List.copyOf(entries.values()), outlet);
    return new Imported(counts[0], counts[1], refusals);
  }

  /** One at a time: two that knew nothing of each other would each write without the other. */
  synchronized void keep(List<Entry> entries, Outlet outlet) {
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<Entry> some = entries.subList(from, Math.min(from + BATCH, entries.size()));
      List<Entry> whole = some.stream().map(this::whole).toList();
      send(whole, outlet);
      store.put(whole);
    }
  }

  private Entry whole(Entry entry) {
    return store.byId(entry.id()).map(entry::merge).orElse(entry);
  }

  private static void send(List<Entry> entries, Outlet outlet) {
    CompletableFuture<?>[] sent =
        entries.stream()
            .map(entry -> outlet.send(Topic.INVENTORY, entry.id(), Json.bytes(entry)))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(sent).join();
    } catch (CompletionException e) {
      throw new HubRefusal(
          HubRefusal.Kind.NOT_READY, "Kafka did not take all of it; to repeat it does no harm");
    }
  }
}
