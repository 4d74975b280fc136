package io.portcullis.replay.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.portcullis.connectors.api.Json;
import io.portcullis.replay.ReplayException;

/** A folder to write to, and files with a JSON document on each line in it. */
public final class Folder {
  private Folder() {}

  /**
   * Made when it is not there; its owner alone may read it.
   *
   * @throws ReplayException when it is not empty, or can not be made
   */
  public static Path empty(Path folder) {
    try {
      Files.createDirectories(folder);
      ownersAlone(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw ReplayException.wrongUse(folder + " is not empty");
        }
      }
      return folder;
    } catch (IOException e) {
      throw ReplayException.missing(folder + " can not be written");
    }
  }

  private static void ownersAlone(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  public static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  public static void line(OutputStream out, Object document) throws IOException {
    out.write(Json.bytes(document));
    out.write('\n');
  }
}
