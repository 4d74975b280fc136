package io.portcullis.routes.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.model.Ids;

/**
 * Takes each file of a folder once, and again when its content is another. A file is taken when two
 * looks in a row find it unchanged, so that half of one is rarely read. What was taken is stored
 * when it is durable: a crash repeats files and loses none.
 */
final class FolderWatch {
  /** A longer one is refused, once. */
  static final int MAX_FILE = 1 << 20;

  static final String TOO_LARGE = "the file is larger than " + MAX_FILE + " bytes";

  /** After so many files the place is stored, so that a crash does not repeat all. */
  private static final int BETWEEN_SAVES = 100;

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final Path folder;
  private final String files;
  private final FolderPlace place;
  private final FolderTaker taker;
  private Map<String, Found> before = Map.of();
  private boolean toldOfMore;

  FolderWatch(Path folder, String files, FolderPlace place, FolderTaker taker) {
    this.folder = folder;
    this.files = files;
    this.place = place;
    this.taker = taker;
  }

  /**
   * One look.
   *
   * @throws java.util.concurrent.CompletionException when a file could not be stored; the next look
   *     finds it again
   */
  void step() throws IOException {
    FolderScan scan = FolderScan.of(folder, files);
    tell(scan.more());
    Map<String, Seen> old = place.load();
    Map<String, Seen> now = new LinkedHashMap<>(old);
    now.keySet().retainAll(scan.found().stream().map(Found::name).toList());
    int unsaved = 0;
    try {
      for (Found found : scan.found()) {
        Optional<Seen> seen = dealtWith(found, now);
        seen.ifPresent(s -> now.put(s.name(), s));
        unsaved += seen.isPresent() ? 1 : 0;
        if (unsaved == BETWEEN_SAVES) {
          place.save(now);
          unsaved = 0;
        }
      }
    } finally {
      if (!now.equals(old)) {
        place.save(now);
      }
    }
    before = byName(scan);
  }

  /** Empty when there is nothing new about it, or not yet. */
  private Optional<Seen> dealtWith(Found found, Map<String, Seen> now) {
    Seen last = now.get(found.name());
    boolean known = last != null && last.still(found);
    boolean steady = found.equals(before.get(found.name()));
    if (known || !steady) {
      return Optional.empty();
    }
    String where = "folder:" + found.name();
    return content(found).map(body -> Seen.of(found, taken(body, where, now)));
  }

  /** The hash; of what lies there under another name too, or did before, nothing is taken. */
  private String taken(byte[] body, String where, Map<String, Seen> now) {
    if (body.length > MAX_FILE) {
      taker.refuse(where, TOO_LARGE).join();
      return "";
    }
    String hash = Ids.sha256(body);
    boolean known = now.values().stream().anyMatch(seen -> seen.sha256().equals(hash));
    if (!known && body.length > 0) {
      taker.take(body, where).join();
    }
    return hash;
  }

  private Optional<byte[]> content(Found found) {
    try (InputStream in = Files.newInputStream(found.real(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(in.readNBytes(MAX_FILE + 1));
    } catch (IOException e) {
      LOG.warn("{} can not be read and is tried again: {}", found.real(), e.toString());
      return Optional.empty();
    }
  }

  private void tell(boolean more) {
    if (more && !toldOfMore) {
      LOG.warn(
          "{} holds more than {} files, or folders {} deep: the rest is not taken",
          folder,
          FolderScan.MAX_FILES,
          FolderScan.MAX_DEPTH);
    }
    toldOfMore = more;
  }

  private static Map<String, Found> byName(FolderScan scan) {
    Map<String, Found> found = new HashMap<>();
    scan.found().forEach(one -> found.put(one.name(), one));
    return found;
  }
}
