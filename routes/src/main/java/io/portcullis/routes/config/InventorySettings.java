package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The inventory of certificates that each hub keeps on its own disk.
 *
 * @param folder left out: {@code inventory} in the data folder. It is a copy, and may be deleted
 *     while the hub is not running
 * @param cache memory for blocks of its files
 */
public record InventorySettings(
    @Default("true") boolean enabled, Optional<Path> folder, @Default("64MiB") DataSize cache) {
  private static final long LEAST = 8L << 20;
  private static final long MOST = 4L << 30;

  public InventorySettings {
    new Checks()
        .that(
            cache.bytes() >= LEAST && cache.bytes() <= MOST,
            "cache",
            "must be 8MiB to 4GiB, is " + cache.bytes() + "B")
        .end();
  }

  public int cacheMebibytes() {
    return (int) (cache.bytes() >> 20);
  }

  public Path folder(DataSettings data) {
    return folder.orElseGet(() -> data.folder().resolve("inventory"));
  }
}
