package io.portcullis.routes.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.read.Body;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.store.Filter;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Page;
import io.portcullis.routes.api.CertificateAnswer;
import io.portcullis.routes.api.CertificateInventory;
import io.portcullis.routes.api.CertificateList;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.api.Imported;
import io.portcullis.routes.stream.Outlet;

/** Answers from this hub's own store; what is brought goes to all hubs. */
public final class LiveInventory implements CertificateInventory {
  private final InventoryPart part;
  private final Supplier<Outlet> outlet;
  private final Clock clock;

  /**
   * @param outlet throws {@link HubRefusal} while nothing can be written
   */
  public LiveInventory(InventoryPart part, Supplier<Outlet> outlet, Clock clock) {
    this.part = part;
    this.outlet = outlet;
    this.clock = clock;
  }

  @Override
  public CertificateList list(Filter filter, String cursor, int most) {
    return page(store -> store.list(filter, cursor, most));
  }

  @Override
  public CertificateList expiring(Duration within, String cursor, int most) {
    Instant now = clock.instant();
    return page(store -> store.expiring(now, now.plus(within), cursor, most));
  }

  @Override
  public CertificateList ofKey(String spki, String cursor, int most) {
    return page(store -> store.bySpki(spki, cursor, most));
  }

  @Override
  public CertificateList named(String name, String cursor, int most) {
    return page(store -> store.byName(name, cursor, most));
  }

  @Override
  public CertificateList numbered(String issuer, String serial) {
    InventoryStore store = part.store();
    List<Entry> found =
        issuer.isBlank() ? store.bySerial(serial, MAX_PAGE) : store.bySerial(issuer, serial);
    return list(new Page(found, Optional.empty(), found.size() == MAX_PAGE));
  }

  @Override
  public CertificateAnswer find(String id) {
    return new Search(part.store()).answer(id);
  }

  @Override
  public Imported take(Body.Kind kind, String source, byte[] body) {
    Options options = Options.of(source, clock.instant());
    return part.bringing().take(kind, options, body, outlet.get());
  }

  @Override
  public void export(Consumer<Entry> into) {
    part.each(into);
  }

  private CertificateList page(Function<InventoryStore, Page> asking) {
    try {
      return list(asking.apply(part.store()));
    } catch (IllegalArgumentException e) {
      throw new HubRefusal(HubRefusal.Kind.INVALID, e.getMessage());
    }
  }

  private CertificateList list(Page page) {
    List<Entry> entries = page.entries().stream().map(e -> e.with(Der.NONE)).toList();
    return new CertificateList(entries, page.next(), page.cutShort(), part.asOf());
  }
}
