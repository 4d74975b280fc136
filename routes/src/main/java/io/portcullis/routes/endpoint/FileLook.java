package io.portcullis.routes.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.portcullis.connectors.ca.endpoint.Staple;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.read.Import;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.read.Place;
import io.portcullis.inventory.read.Progress;
import io.portcullis.inventory.read.Refused;
import io.portcullis.routes.endpoint.Sight.Shown;

/** Looks at which certificates a key store or a PEM file holds; no private key is touched. */
final class FileLook {
  /** Of one file; the inventory takes more by an import. */
  static final int MOST_CERTIFICATES = 100;

  private final String source;
  private final Clock clock;

  FileLook(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  Sight look(Target.KeyFile file) {
    if (!Files.isRegularFile(file.path())) {
      return Sight.away("there is no such file");
    }
    Options plain = Options.of(source, clock.instant());
    Options options = file.password().map(plain::password).orElse(plain);
    Found found = new Found();
    try {
      new Import(file.path(), options, found).run(Place.BEGIN);
    } catch (IOException | IllegalStateException e) {
      // A secret that is not there says which one.
      found.away.add("" + e.getMessage());
    }
    return found.sight();
  }

  private static final class Found implements Import.Taker {
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> away = new ArrayList<>();
    private boolean more;

    @Override
    public void entries(Collection<Entry> some) {
      for (Entry entry : some) {
        if (entries.size() < MOST_CERTIFICATES) {
          entries.add(entry);
        } else {
          more = true;
        }
      }
    }

    @Override
    public void refused(Refused refused) {
      if (away.size() < MOST_CERTIFICATES) {
        away.add(refused.what() + ": " + refused.reason());
      }
    }

    @Override
    public void progress(Progress progress) {
      // One file is read at once.
    }

    Sight sight() {
      if (more) {
        away.add("more than %d certificates".formatted(MOST_CERTIFICATES));
      }
      return new Sight(
          entries.stream()
              .filter(entry -> !entry.authority())
              .map(entry -> new Shown("", entry, Staple.Kind.UNKNOWN, List.of()))
              .toList(),
          entries.stream().filter(Entry::authority).toList(),
          away);
    }
  }
}
