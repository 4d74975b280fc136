package io.portcullis.routes.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.inventory.Entry;
import io.portcullis.routes.api.HubRefusal;
import io.portcullis.routes.endpoint.Known;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.stream.Outlet;

/** This hub's inventory, for what the hub looks at by itself. */
record KnownCertificates(InventoryPart inventory, Outlet outlet) implements Known {
  private static final Logger LOG = LoggerFactory.getLogger(KnownCertificates.class);

  @Override
  public Optional<Entry> byId(String id) {
    return inventory.byId(id);
  }

  @Override
  public List<Entry> named(String name) {
    return inventory.named(name);
  }

  @Override
  public void learn(List<Entry> entries) {
    try {
      inventory.bring(entries, outlet);
    } catch (HubRefusal e) {
      LOG.warn("the inventory is not told what was seen: {}", e.getMessage());
    }
  }

  @Override
  public void each(Consumer<Entry> reader) {
    inventory.each(reader);
  }
}
