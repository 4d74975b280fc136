package io.portcullis.replay.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

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
    Folder.empty(folder);
    try {
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

  private static <T> long copy(Tape<T> from, Path file) throws IOException {
    long count = 0;
    try (from;
        OutputStream out = Folder.open(file)) {
      for (Optional<T> next = from.next(); next.isPresent(); next = from.next()) {
        Folder.line(out, next.get());
        count++;
      }
    }
    return count;
  }

  private static void policies(Log log, Path file) throws IOException {
    try (OutputStream out = Folder.open(file)) {
      for (var policy : new TreeMap<>(log.policies()).entrySet()) {
        Folder.line(out, new FolderLog.Policy(policy.getKey(), policy.getValue()));
      }
    }
  }
}
