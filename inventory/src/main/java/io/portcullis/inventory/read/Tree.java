package io.portcullis.inventory.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The files below a folder, name by name. Links to files are followed, links to folders are not:
 * they could lead in a circle.
 */
final class Tree {
  static final int MAX_DEPTH = 16;

  private final Path root;

  Tree(Path root) {
    this.root = root;
  }

  /** Takes a file and its name below the root. */
  interface Visitor {
    void file(Path file, String name) throws IOException;

    void refused(Refused refused);
  }

  void walk(Visitor visitor) throws IOException {
    if (Files.isDirectory(root)) {
      folder(root, "", 1, visitor);
    } else {
      visitor.file(root, "");
    }
  }

  private static void folder(Path folder, String name, int depth, Visitor visitor)
      throws IOException {
    Optional<String[]> names = Optional.ofNullable(folder.toFile().list());
    if (names.isEmpty() || depth > MAX_DEPTH) {
      String reason = depth > MAX_DEPTH ? "deeper than " + MAX_DEPTH : "can not be read";
      visitor.refused(new Refused(name.isEmpty() ? folder.toString() : name, "folder", reason));
      return;
    }
    String[] sorted = names.get();
    Arrays.sort(sorted);
    for (String one : sorted) {
      Path path = folder.resolve(one);
      String below = name.isEmpty() ? one : name + "/" + one;
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        folder(path, below, depth + 1, visitor);
      } else if (Files.isRegularFile(path)) {
        visitor.file(path, below);
      }
    }
  }
}
