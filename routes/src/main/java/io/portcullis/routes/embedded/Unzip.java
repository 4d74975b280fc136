package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an archive of programs; a Zip holds no modes that Java reads, so they are set here. */
final class Unzip {
  private static final int MAX_ENTRIES = 20_000;

  private Unzip() {}

  /**
   * @throws IOException when an entry would lie outside the folder, or there are too many
   */
  static void into(Path archive, Path folder) throws IOException {
    readableByAll(folder);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new IOException(archive + " holds more than " + MAX_ENTRIES + " entries");
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        write(zip, entry, place(folder, entry.getName()));
      }
    }
  }

  private static Path place(Path folder, String name) throws IOException {
    Path place = folder.resolve(name).normalize();
    if (!place.startsWith(folder)) {
      throw new IOException("the archive's entry " + name + " points outside");
    }
    return place;
  }

  private static void write(ZipFile zip, ZipEntry entry, Path place) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      readableByAll(place);
      return;
    }
    Files.createDirectories(place.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, place);
    }
    boolean program = place.getParent().endsWith("bin");
    Files.setPosixFilePermissions(
        place, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static void readableByAll(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
