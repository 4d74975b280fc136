package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.Ids;

/**
 * Elasticsearch refuses to run as root. A hub that is root starts it as the user "nobody", who must
 * own the data and reach the folders.
 */
final class UnprivilegedUser {
  private static final int NOBODY = 65_534;
  private static final Path ROOTS_OWN = Path.of("/var/lib/portcullis");
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private UnprivilegedUser() {}

  static boolean needed() {
    return "root".equals(System.getProperty("user.name"));
  }

  /**
   * The wanted folder, or one named by its hash below /var/lib/portcullis when root's own folders
   * bar the way to it (a clone in /root).
   */
  static Path reachable(Path wanted) {
    Path folder = wanted.toAbsolutePath().normalize();
    if (!needed() || openToAll(folder)) {
      return folder;
    }
    return ROOTS_OWN.resolve(Ids.of("embedded", folder.toString()));
  }

  /**
   * What stands before the command: the change of user, and the order to the kernel to end the
   * child when this process dies, even by kill -9.
   *
   * @throws IllegalStateException when root has no setpriv, or the JDK is out of nobody's reach
   */
  static List<String> prefix() {
    if (!Files.isExecutable(SETPRIV)) {
      if (needed()) {
        throw new IllegalStateException(
            "Elasticsearch does not run as root, and setpriv (Debian package util-linux) is missing to start it as another user");
      }
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
    if (needed()) {
      checkJdk();
      command.add("--reuid=" + NOBODY);
      command.add("--clear-groups");
    }
    return command;
  }

  /** Hands the folder and all in it to the user that the child runs as. */
  static void own(Path folder) {
    if (!needed()) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Owner());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkJdk() {
    Path jdk = Path.of(System.getProperty("java.home"));
    if (!openToAll(jdk)) {
      throw new IllegalStateException(
          "Elasticsearch does not run as root, and the JDK in "
              + jdk
              + " can be read by root only");
    }
  }

  private static boolean openToAll(Path folder) {
    for (Path step = folder; step != null; step = step.getParent()) {
      if (Files.exists(step) && !traversable(step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean traversable(Path folder) {
    try {
      return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Owner extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) throws IOException {
      Files.setAttribute(dir, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
      Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }
  }
}
