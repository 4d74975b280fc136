package io.portcullis.routes.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through a folder, once. Links are followed as long as they stay below the folder; what
 * begins with a dot is left out, since that is how files look that are not finished.
 */
public final class FolderScan {
  /** Files in one folder and below it. */
  public static final int MAX_FILES = 10_000;

  /** Names that are looked at, fitting or not. */
  static final int MAX_NAMES = 100_000;

  /** Folders in folders. */
  static final int MAX_DEPTH = 8;

  private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

  private final Path root;
  private final PathMatcher files;
  private final List<Found> found = new ArrayList<>();
  private final Set<Path> folders = new HashSet<>();
  private int names;
  private boolean more;

  private FolderScan(Path root, String files) {
    this.root = root;
    this.files = FileSystems.getDefault().getPathMatcher("glob:" + files);
  }

  /**
   * @param files pattern of names, as a shell has it
   * @throws IOException when the folder itself can not be read
   */
  public static FolderScan of(Path folder, String files) throws IOException {
    FolderScan scan = new FolderScan(folder.toRealPath(), files);
    scan.list(scan.root, 0);
    return scan;
  }

  /** In the order of their names, folder by folder. */
  public List<Found> found() {
    return found;
  }

  /** True when a bound kept some out. */
  public boolean more() {
    return more;
  }

  private void list(Path folder, int depth) throws IOException {
    if (!folders.add(folder.toRealPath())) {
      return; // a link to where we have been
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> some = entries.limit(MAX_NAMES + 1L - names).sorted().toList();
      names += some.size();
      more |= names > MAX_NAMES;
      for (Path entry : some) {
        look(entry, depth);
      }
    }
  }

  private void look(Path entry, int depth) {
    String name = entry.getFileName().toString();
    if (name.startsWith(".")) {
      return;
    }
    try {
      Path real = entry.toRealPath();
      if (!real.startsWith(root)) {
        return;
      }
      var attributes =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        below(entry, depth + 1);
      } else if (attributes.isRegularFile() && files.matches(entry.getFileName())) {
        add(entry, real, attributes);
      }
    } catch (IOException e) {
      // It went away while we looked, or is not for us; the others go on.
      LOG.debug("{} is left out: {}", entry, e.toString());
    }
  }

  private void below(Path folder, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      more = true;
    } else {
      list(folder, depth);
    }
  }

  private void add(Path entry, Path real, BasicFileAttributes attributes) {
    if (found.size() == MAX_FILES) {
      more = true;
      return;
    }
    found.add(
        new Found(
            root.relativize(entry).toString(),
            real,
            attributes.size(),
            attributes.lastModifiedTime().toMillis(),
            String.valueOf(attributes.fileKey())));
  }
}
