package io.portcullis.routes.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.connectors.ca.watch.WatchedAuthority;
import io.portcullis.inventory.Entry;
import io.portcullis.routes.config.RevocationSettings;
import io.portcullis.routes.endpoint.Reach;
import io.portcullis.routes.inventory.InventoryPart;
import io.portcullis.routes.watch.FoundAuthorities;

/** What the configuration says of revocation services that only certificates name. */
final class FoundParts {
  private FoundParts() {}

  /** Empty where none is allowed. */
  static Optional<FoundAuthorities> of(
      RevocationSettings settings, List<WatchedAuthority> known, InventoryPart inventory) {
    RevocationSettings.FromCertificates from = settings.fromCertificates();
    return from.hosts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FoundAuthorities(
                known,
                new Inventory(inventory),
                Reach.of(from.hosts(), from.networks()),
                settings.every(),
                settings.timeout()));
  }

  private record Inventory(InventoryPart part) implements FoundAuthorities.Certificates {
    @Override
    public boolean caughtUp() {
      return part.asOf().isPresent();
    }

    @Override
    public void each(Consumer<Entry> reader) {
      part.each(reader);
    }
  }
}
