package io.portcullis.inventory.store;

/**
 * What a store takes now, in bytes.
 *
 * @param cache blocks of files in memory, with indices and filters
 * @param buffers what was written and is not in a file yet
 * @param files on disk, without the log of what is still in the buffers
 */
public record Footprint(long cache, long buffers, long files) {
  public long memory() {
    return cache + buffers;
  }
}
