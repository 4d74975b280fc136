package io.portcullis.lab.net;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Clears a slot: processes, namespaces and files of a lab that is no longer there. */
public final class Leftovers {
  private Leftovers() {}

  /** The first free slot, cleared; the other slots whose lab has died are cleared too. */
  static Slot takeCleared(Path root) {
    Optional<Slot> taken = Optional.empty();
    for (int number = 0; number < Slot.COUNT; number++) {
      if (taken.isEmpty() || Files.exists(root.resolve(Integer.toString(number)))) {
        Optional<Slot> slot = Slot.take(root, number);
        slot.ifPresent(Leftovers::clear);
        if (taken.isEmpty()) {
          taken = slot;
        } else {
          slot.ifPresent(Slot::close);
        }
      }
    }
    return taken.orElseThrow(() -> new LabException(Slot.COUNT + " labs run already"));
  }

  static void clear(Slot slot) {
    killRecorded(slot.folder());
    new Wiring(new Plan(slot.number(), slot.folder())).down();
    LabFiles.delete(slot.folder());
  }

  /** Ends the programs that {@link Daemon} noted in a folder and that still work in it. */
  public static void killRecorded(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, "*.process")) {
      for (Path record : records) {
        kill(Files.readString(record).strip(), folder);
      }
    } catch (IOException e) {
      throw new LabException("can not read " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * The number may belong to another program by now: only one that works in this folder is ended.
   */
  private static void kill(String pid, Path folder) {
    ProcessHandle.of(Long.parseLong(pid))
        .filter(p -> p.info().commandLine().orElse("").contains(folder + "/"))
        .ifPresent(ProcessHandle::destroyForcibly);
  }
}
