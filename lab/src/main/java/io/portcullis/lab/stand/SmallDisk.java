package io.portcullis.lab.stand;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Shell;

/**
 * A disk in memory under one folder, so small that it can be filled. An authority whose disk is
 * full records no change, hence makes none: that is how the lab takes the hub's own one down
 * without a switch for it in the hub. Needs the right to mount.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder empty
   * @throws LabException when it can not be mounted
   */
  public static SmallDisk mount(Path folder, int megabytes) {
    Shell.run(
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "size=" + megabytes + "m,mode=0700",
        "portcullis-lab",
        folder.toString());
    return new SmallDisk(folder);
  }

  /** Until not one octet more fits. */
  public void fill() {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      byte[] block = new byte[BLOCK];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      if (!full()) {
        throw new LabException("can not fill " + folder + ": " + e.getMessage(), e);
      }
    }
  }

  public void free() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new LabException("can not free " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    unmount(folder);
  }

  /** Harmless where nothing of the lab's is mounted. */
  static void unmount(Path folder) {
    Shell.Result mounted = Shell.attempt("findmnt", "-n", "-o", "SOURCE", folder.toString());
    if (mounted.output().strip().equals("portcullis-lab")) {
      Shell.attempt("umount", "-l", folder.toString());
    }
  }

  private boolean full() {
    return folder.toFile().getUsableSpace() < BLOCK;
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }
}
