package io.portcullis.replay.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.TreeMap;

import io.portcullis.connectors.api.Json;
import io.portcullis.replay.ReplayException;

/**
 * Writes a log as the folder that {@link FolderLog} reads. It holds names of people and devices.
 */
public final class Export {
  private Export() {}

  /**
   * @param folder made when it is not there; must be empty
   * @return how many signals
   * @throws ReplayException when the folder is not empty, or can not be written
   */
  public static long write(Log log, Path folder) {
    try {
      Files.createDirectories(folder);
      ownersAlone(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw ReplayException.wrongUse(folder + " is not empty");
        }
      }
      long signals = 0;
      for (int partition = 0; partition < log.partitions(); partition++) {
        // First, so that no decision is without its signal.
        copy(log.decisions(partition), folder.resolve(FolderLog.decisionsName(partition)));
        signals += copy(log.signals(partition), folder.resolve(FolderLog.signalsName(partition)));
      }
      policies(log, folder.resolve(FolderLog.POLICIES));
      return signals;
    } catch (IOException e) {
      throw ReplayException.missing(folder + " can not be written");
    }
  }

  private static void ownersAlone(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static <T> long copy(Tape<T> from, Path file) throws IOException {
    long count = 0;
    try (from;
        OutputStream out = open(file)) {
      for (Optional<T> next = from.next(); next.isPresent(); next = from.next()) {
        line(out, next.get());
        count++;
      }
    }
    return count;
  }

  private static void policies(Log log, Path file) throws IOException {
    try (OutputStream out = open(file)) {
      for (var policy : new TreeMap<>(log.policies()).entrySet()) {
        line(out, new FolderLog.Policy(policy.getKey(), policy.getValue()));
      }
    }
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  private static void line(OutputStream out, Object document) throws IOException {
    out.write(Json.bytes(document));
    out.write('\n');
  }
}
