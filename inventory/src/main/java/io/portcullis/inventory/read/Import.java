package io.portcullis.inventory.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

import io.portcullis.inventory.Entry;

/**
 * Reads a file, or a folder and those below it: PEM, DER, key stores (PKCS #12, JKS), tables with
 * titles (.csv), index.txt of OpenSSL, entries of a certificate transparency log, and what an
 * inventory exported. What can not be read is told item by item and the rest goes on. It may be
 * repeated, since entries are merged, and resumed at a place that its progress told.
 */
public final class Import {
  /** Entries that are handed on at once. */
  public static final int BATCH = 1000;

  private final Path root;
  private final Options options;
  private final Taker taker;

  /** What becomes of it. */
  public interface Taker {
    /** Returns when they are kept: the place after them is told next. */
    void entries(Collection<Entry> entries) throws IOException;

    void refused(Refused refused);

    void progress(Progress progress);
  }

  /**
   * @param root a file or a folder
   */
  public Import(Path root, Options options, Taker taker) {
    this.root = root;
    this.options = options;
    this.taker = taker;
  }

  /**
   * @param after {@link Progress#place} of an import of the same files that did not end, or {@link
   *     Place#BEGIN}
   * @return how far it came: all of it
   * @throws IOException when there is nothing to read, or the taker can not take it
   */
  public Progress run(Place after) throws IOException {
    if (!Files.isReadable(root)) {
      throw new IOException(
          root + (Files.exists(root) ? " can not be read by this user" : " is not there"));
    }
    try {
      Run run = new Run(size(), after, options, taker);
      new Tree(root).walk(run);
      return run.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private long size() throws IOException {
    long[] bytes = {0};
    new Tree(root)
        .walk(
            new Tree.Visitor() {
              @Override
              public void file(Path file, String name) throws IOException {
                bytes[0] += Files.size(file);
              }

              @Override
              public void refused(Refused refused) {
                // Told when it is read.
              }
            });
    return bytes[0];
  }
}
