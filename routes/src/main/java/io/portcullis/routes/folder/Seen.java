package io.portcullis.routes.folder;

/**
 * A file that was dealt with.
 *
 * @param name, {@code size}, {@code modified}, {@code key}: those of {@link Found}
 * @param sha256 of its content; empty when it was too large to be read
 */
record Seen(String name, long size, long modified, String key, String sha256) {

  static Seen of(Found found, String sha256) {
    return new Seen(found.name(), found.size(), found.modified(), found.key(), sha256);
  }

  boolean still(Found found) {
    return size == found.size() && modified == found.modified() && key.equals(found.key());
  }
}
